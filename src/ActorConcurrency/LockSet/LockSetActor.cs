using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="LockSetState{TAddress}"/>: delivers its answers and watches owners.</summary>
internal sealed class LockSetActor(LockSetSettings settings, TimeProvider time) : RecipeActor("lock-set")
{
    private readonly LockSetState<IActorRef> _state = new(settings);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly Dictionary<RequestId, IActorRef> _owners = [];
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
                Reclaim(death.ActorRef);
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
        switch (command)
        {
            case OpenSession { Owner: { } owner } open when _owners.TryAdd(open.Session, owner):
                Context.Watch(owner);
                break;
            case CloseSession close when _owners.Remove(close.Session, out var owner) && !_owners.ContainsValue(owner):
                Context.Unwatch(owner);
                break;
        }
    }

    private void Reclaim(IActorRef dead)
    {
        var sessions = _owners.Where(entry => entry.Value.Equals(dead)).Select(entry => entry.Key).ToArray();
        foreach (var session in sessions) _owners.Remove(session);
        _state.CloseAll(sessions, Now, _replies);
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
