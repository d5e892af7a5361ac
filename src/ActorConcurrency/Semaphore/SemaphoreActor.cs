using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="SemaphoreState{TAddress}"/>: delivers its answers, watches owners, and wakes when a lease expires.</summary>
internal sealed class SemaphoreActor(SemaphoreSettings settings, TimeProvider time) : RecipeActor("semaphore"), IWithTimers
{
    private static readonly object LeaseTimer = new();
    private readonly SemaphoreState<IActorRef> _state = new(settings);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly Dictionary<RequestId, IActorRef> _owners = [];
    private readonly long _start = time.GetTimestamp();
    private bool _armed;

    public ITimerScheduler Timers { get; set; } = null!;

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
            case LeaseOver:
                _armed = false;
                _state.Expire(Now, _replies);
                break;
            default:
                Unhandled(message);
                return;
        }

        Deliver();
        ArmLeaseTimer();
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
        foreach (var (to, reply) in _replies) to.Tell(reply, Self);
        _replies.Clear();
    }

    // Armed for the oldest lease; one that was given back before makes the timer fire for nothing, once.
    private void ArmLeaseTimer()
    {
        if (_armed || _state.NextExpiry is not { } due) return;
        _armed = true;
        var wait = due - Now;
        Timers.StartSingleTimer(LeaseTimer, LeaseOver.Instance, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private void Measure()
    {
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.SemaphoreAvailable, _state.Available);
        Metrics.Record(RecipeMetrics.SemaphoreHeld, _state.Held);
        Metrics.Record(RecipeMetrics.SemaphoreWaiting, _state.Waiting);
    }

    private sealed class LeaseOver : INoSerializationVerificationNeeded
    {
        public static readonly LeaseOver Instance = new();
    }
}
