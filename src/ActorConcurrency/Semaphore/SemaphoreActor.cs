using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="SemaphoreState{TAddress}"/>: delivers its answers, watches owners, and wakes when a lease expires.</summary>
internal sealed class SemaphoreActor(SemaphoreSettings settings, TimeProvider time) : RecipeActor("semaphore"), IWithTimers
{
    private static readonly object LeaseTimer = new();
    private readonly SemaphoreState<IActorRef> _state = new(settings);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly SessionOwners _owners = new(Context);
    private readonly long _start = time.GetTimestamp();
    private bool _armed;

    public ITimerScheduler Timers { get; set; } = null!;

    private Moment Now => new(time, _start);

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
            case LeaseOver:
                _armed = false;
                _state.Expire(Now, _replies);
                break;
            default:
                Unhandled(message);
                return;
        }

        // Armed before anybody hears of it: who is told of a lease may rely on its end.
        ArmLeaseTimer();
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
        foreach (var (to, reply) in _replies) to.Tell(reply, Self);
        _replies.Clear();
    }

    // Armed for the oldest lease; one that was given back before makes the timer fire for nothing, once.
    private void ArmLeaseTimer()
    {
        if (_armed || _state.NextExpiry is not { } due) return;
        _armed = true;
        var wait = due - Now.Time;
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
