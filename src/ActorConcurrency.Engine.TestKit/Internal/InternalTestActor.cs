using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>The actor behind <see cref="TestKitBase.TestActor"/> and behind every probe: puts what it receives into the kit's queue.</summary>
internal sealed class InternalTestActor(TestQueue queue) : UntypedActor
{
    private readonly DelegatingSupervisorStrategy _strategies = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot _pilot = AutoPilot.NoAutoPilot;

    protected override SupervisorStrategy SupervisorStrategy() => _strategies;

    // An order that a pilot gives to its own test actor is obeyed after the pilot has returned; waiting for it would be for ever.
    [ThreadStatic]
    private static int _runningHere;

    /// <summary>Whether this thread is inside a test actor right now.</summary>
    public static bool IsRunningHere => _runningHere > 0;

    protected override void OnReceive(object message)
    {
        _runningHere++;
        try
        {
            Handle(message);
        }
        finally
        {
            _runningHere--;
        }
    }

    private void Handle(object message)
    {
        switch (message)
        {
            case Order order:
                Execute(order);
                break;
            case TestActor.Spawn spawn:
                Sender.Tell(Spawn(spawn));
                break;
            case TestActor.SetIgnore or TestActor.SetAutoPilot or TestActor.Watch or TestActor.Unwatch:
                Obey(message);
                break;
            default:
                Keep(message);
                break;
        }
    }

    private void Execute(Order order)
    {
        try
        {
            order.Done(Obey(order.Content));
        }
        catch (Exception cause)
        {
            order.Failed(cause);
        }
    }

    private object? Obey(object content) => content switch
    {
        TestActor.SetIgnore m => _ignore = m.Ignore,
        TestActor.SetAutoPilot m => _pilot = m.AutoPilot,
        TestActor.Watch m => Context.Watch(m.Actor),
        TestActor.Unwatch m => Context.Unwatch(m.Actor),
        TestActor.Spawn m => Spawn(m),
        _ => throw new ArgumentException($"A test actor does not know how to obey {content}.", nameof(content)),
    };

    private IActorRef Spawn(TestActor.Spawn spawn)
    {
        var child = spawn.Apply(Context);
        if (spawn._supervisorStrategy.HasValue)
            _strategies.Update(child, spawn._supervisorStrategy.Value);
        return child;
    }

    private void Keep(object message)
    {
        if (_pilot.Run(Sender, message) is var next and not KeepRunning)
            _pilot = next;
        if (_ignore is null || !_ignore(message))
            queue.Enqueue(new RealMessageEnvelope(message, Sender));
    }
}
