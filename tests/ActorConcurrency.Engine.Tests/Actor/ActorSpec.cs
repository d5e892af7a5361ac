using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the specs of actors share: a system that logs nothing, puppets, and ways to look into an actor without waiting for time to pass.</summary>
public abstract class ActorSpec : Akka.TestKit.Xunit2.TestKit
{
    protected static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    public const string Quieted = "akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off, test.single-expect-default = 30s }";

    protected ActorSpec(string config = "") : base(ConfigurationFactory.ParseString(config).WithFallback(Quieted)) { }

    protected IActorRef Start(string? name = null, SupervisorStrategy? strategy = null) => Sys.ActorOf(PuppetProps(strategy), name);

    protected Props PuppetProps(SupervisorStrategy? strategy = null)
    {
        var test = TestActor;
        return Props.Create(() => new Puppet(test, strategy));
    }

    /// <summary>Runs code inside a puppet, and hands back what it gave or threw.</summary>
    protected static async Task<T> Inside<T>(IActorRef puppet, Func<IActorContext, T> look)
    {
        var seen = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        puppet.Tell(new Puppet.Run(context =>
        {
            try
            {
                seen.SetResult(look(context));
            }
            catch (Exception e)
            {
                seen.SetException(e);
            }
        }));
        return await seen.Task.WaitAsync(Ample);
    }

    /// <inheritdoc cref="Inside{T}" />
    protected static Task Inside(IActorRef puppet, Action<IActorContext> act) => Inside(puppet, context =>
    {
        act(context);
        return true;
    });

    protected static Task<IActorRef> ChildOf(IActorRef parent, Props props, string? name = null) =>
        Inside(parent, context => context.ActorOf(props, name));

    protected Task<IActorRef> ChildOf(IActorRef parent, string? name = null) => ChildOf(parent, PuppetProps(), name);

    /// <summary>Keeps a puppet inside a handler until the result is set; what is sent meanwhile waits in its mailbox.</summary>
    protected static async Task<ManualResetEventSlim> Held(IActorRef puppet, Action<IActorContext>? then = null)
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new ManualResetEventSlim();
        puppet.Tell(new Puppet.Run(context =>
        {
            inside.SetResult();
            release.Wait(Ample);
            then?.Invoke(context);
        }));
        await inside.Task.WaitAsync(Ample);
        return release;
    }

    /// <summary>The actor has handled all that it was sent, and the test was told nothing of it.</summary>
    protected async Task ExpectSilence(IActorRef puppet)
    {
        await Inside(puppet, _ => TestActor.Tell("silence"));
        await ExpectMsgAsync("silence");
    }

    protected async Task Stopped(IActorRef actor)
    {
        var watching = CreateTestProbe();
        watching.Watch(actor);
        Sys.Stop(actor);
        await watching.ExpectTerminatedAsync(actor);
    }

    /// <summary>Whoever hears of every event of a kind.</summary>
    protected TestProbe Listening<TEvent>()
    {
        var listener = CreateTestProbe();
        Sys.EventStream.Subscribe(listener.Ref, typeof(TEvent));
        return listener;
    }

    /// <summary>A strategy that tells the test what it was asked about.</summary>
    protected SupervisorStrategy Telling(Directive directive)
    {
        var test = TestActor;
        return new OneForOneStrategy(cause =>
        {
            test.Tell(cause);
            return directive;
        });
    }
}
