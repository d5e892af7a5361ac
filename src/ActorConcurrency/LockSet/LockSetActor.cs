using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="LockSetState{TAddress}"/>: delivers its answers and watches owners.</summary>
internal sealed class LockSetActor(LockSetSettings settings, TimeProvider time) : RecipeActor("lock-set")
{
    private readonly LockSetState<IActorRef> _state = new(settings);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly SessionOwners _owners = new(Context);
    private readonly long _start = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_start);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ICommand command:
                Watch(command);
                _state.Apply(command, Sender, Now, _replies);
                break;
            case Terminated death:
                _state.CloseAll(_owners.End(death.ActorRef), Now, _replies);
                break;
            default:
                Unhandled(message);
                return;
        }

        Deliver();
        Measure();
    }

    private void Watch(ICommand command)
    {
        if (command is OpenSession open) _owners.Open(open.Session, open.Owner);
        else if (command is CloseSession close) _owners.Close(close.Session);
    }

    private void Deliver()
    {
        foreach (var (to, reply) in _replies)
        {
            if (reply is Deadlocked) Metrics.Add(RecipeMetrics.LockSetDeadlocks);
            to.Tell(reply, Self);
        }

        _replies.Clear();
    }

    private void Measure()
    {
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.LockSetHeld, _state.Held);
        Metrics.Record(RecipeMetrics.LockSetWaiting, _state.Waiting);
    }
}
