using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>An actor that runs on its senders' threads; a test says what it does.</summary>
internal sealed class InlineActor(Action<object> handle) : UntypedActor, IRunsInline
{
    /// <summary>Starts one; done when it is idle.</summary>
    public static async Task<IActorRef> StartAsync(IActorRefFactory factory, Action<object> handle)
    {
        var actor = factory.ActorOf(InlineActors.Props(factory, Props.Create(() => new InlineActor(handle))));
        await IdleAsync(actor);
        return actor;
    }

    /// <summary>Completes once whoever tells it something runs it, if nobody else comes.</summary>
    public static Task IdleAsync(IActorRef actor) => Eventually.Holds(
        () => Plain.Run(() =>
        {
            var look = new Look();
            actor.Tell(look, ActorRefs.NoSender);
            return look.Thread == Environment.CurrentManagedThreadId;
        }),
        "it ran on the thread that told it something");

    protected override void OnReceive(object message)
    {
        if (message is Look look) look.Handle();
        else handle(message);
    }

    /// <summary>Says on which thread it was handled.</summary>
    public sealed class Look
    {
        private volatile int _thread;

        /// <summary>Which; 0: on none yet.</summary>
        public int Thread => _thread;

        /// <summary>It is this one.</summary>
        public void Handle() => _thread = Environment.CurrentManagedThreadId;
    }
}

/// <summary>A thread of its own, without anything that flows or schedules.</summary>
internal static class Plain
{
    /// <summary>Runs something there; returns when it is done.</summary>
    public static T Run<T>(Func<T> function)
    {
        var result = default(T)!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = function();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.UnsafeStart();
        Assert.True(thread.Join(Limit.Hang), "It hangs.");
        return failure is null ? result : throw new InvalidOperationException("It failed.", failure);
    }

    /// <summary>As <see cref="Run{T}"/>; returns the thread's number.</summary>
    public static int Run(Action action) => Run(() =>
    {
        action();
        return Environment.CurrentManagedThreadId;
    });
}
