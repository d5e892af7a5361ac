using Akka.Actor;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Makes the test actor watch an actor: its end arrives as <see cref="Terminated"/>.</summary>
    /// <param name="actorToWatch">Whom to watch.</param>
    /// <returns>The same reference.</returns>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        Instruct(new TestActor.Watch(actorToWatch));
        return actorToWatch;
    }

    /// <inheritdoc cref="Watch" />
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch)
    {
        await InstructAsync(new TestActor.Watch(actorToWatch)).ConfigureAwait(false);
        return actorToWatch;
    }

    /// <summary>Ends a watch.</summary>
    /// <param name="actorToUnwatch">Whom to watch no longer.</param>
    /// <returns>The same reference.</returns>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        Instruct(new TestActor.Unwatch(actorToUnwatch));
        return actorToUnwatch;
    }

    /// <inheritdoc cref="Unwatch" />
    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch)
    {
        await InstructAsync(new TestActor.Unwatch(actorToUnwatch)).ConfigureAwait(false);
        return actorToUnwatch;
    }

    /// <summary>Drops messages from now on, before they are put into the queue. Replaces what was ignored before.</summary>
    /// <param name="shouldIgnoreMessage">Whether to drop a message; called inside the test actor.</param>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        Instruct(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)));

    /// <summary>Drops messages of a type from now on. Replaces what was ignored before.</summary>
    /// <typeparam name="TMsg">The type.</typeparam>
    /// <param name="shouldIgnoreMessage">Whether to drop a message; called inside the test actor.</param>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        IgnoreMessages(message => message is TMsg typed && shouldIgnoreMessage(typed));

    /// <summary>Drops messages of a type from now on. Replaces what was ignored before.</summary>
    /// <typeparam name="TMsg">The type.</typeparam>
    public void IgnoreMessages<TMsg>() => IgnoreMessages(message => message is TMsg);

    /// <summary>Drops no messages any more.</summary>
    public void IgnoreNoMessages() => Instruct(new TestActor.SetIgnore(null));

    /// <summary>Lets a pilot react to each message before it is put into the queue.</summary>
    /// <param name="pilot">The pilot; <see cref="AutoPilot.NoAutoPilot"/> for none.</param>
    public void SetAutoPilot(AutoPilot pilot) => Instruct(new TestActor.SetAutoPilot(pilot));

    private object? Instruct(object content) => Wait.Result(Instruct(Wait.OnThisThread, content, CancellationToken.None));

    private ValueTask<object?> InstructAsync(object content) => Instruct(Wait.Asynchronously, content, CancellationToken.None);

    private async ValueTask<object?> Instruct(Wait wait, object content, CancellationToken cancellation)
    {
        var order = new Order(content);
        _testActor.Tell(order, ActorRefs.NoSender);
        if (!order.Outcome.IsCompleted && InternalTestActor.IsRunningHere)
            return null;
        var deadline = Deadline.After(Dilated(_settings.DefaultTimeout));
        while (!order.Outcome.IsCompleted && !deadline.IsOver)
        {
            cancellation.ThrowIfCancellationRequested();
            await wait.For(order.Outcome, deadline.Left, cancellation).ConfigureAwait(false);
        }
        if (!order.Outcome.IsCompleted)
            Assertions.Fail("{0} did not answer: it has stopped, or its auto-pilot does not return.", _testActor);
        return await order.Outcome.ConfigureAwait(false);
    }
}
