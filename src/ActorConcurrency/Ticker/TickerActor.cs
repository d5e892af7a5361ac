using Akka.Actor;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="TickerState{TAddress}"/> and the timer for its next tick: delivers its answers, and watches subscribers. The timer is
/// armed for each tick anew, for the moment at which it is due, so that delays do not add up.
/// </summary>
internal sealed class TickerActor(TickerSettings settings, TimeProvider time) : RecipeActor("ticker"), IWithTimers
{
    private static readonly object TickTimer = new();
    private readonly TickerState<IActorRef> _state = new(settings, TimeSpan.Zero);
    private readonly List<(IActorRef To, IReply Reply)> _replies = [];
    private readonly long _start = time.GetTimestamp();
    private TimeSpan? _armedFor;

    public ITimerScheduler Timers { get; set; } = null!;

    private TimeSpan Now => time.GetElapsedTime(_start);

    protected override void PreStart() => ArmTimer();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TickDue:
                _state.Tick(Now, _replies);
                break;
            case ICommand command:
                _state.Apply(command, Sender, Now, _replies);
                Watch(command);
                break;
            case Terminated death:
                _state.Forget(death.ActorRef, _replies);
                break;
            default:
                Unhandled(message);
                return;
        }

        // Armed before anybody hears of it: who is told that it runs may rely on the tick.
        ArmTimer();
        Deliver();
        Measure();
    }

    private void Watch(ICommand command)
    {
        if (command is Subscribe && _state.Knows(Sender)) Context.Watch(Sender);
        else if (command is Unsubscribe && !_state.Knows(Sender)) Context.Unwatch(Sender);
    }

    private void Deliver()
    {
        foreach (var (to, reply) in _replies) to.Tell(reply, Self);
        _replies.Clear();
    }

    private void ArmTimer()
    {
        if (_state.NextDue == _armedFor) return;
        _armedFor = _state.NextDue;
        if (_armedFor is not { } due)
        {
            Timers.Cancel(TickTimer);
            return;
        }

        // Started anew under the same key: a tick of the timer before, though it may be in the mailbox already, is not delivered.
        var wait = due - Now;
        Timers.StartSingleTimer(TickTimer, TickDue.Instance, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private void Measure()
    {
        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.TickerTicks, _state.Ticks);
        Metrics.Record(RecipeMetrics.TickerDrift, _state.Drift.TotalMilliseconds);
        Metrics.Record(RecipeMetrics.TickerSubscribers, _state.Subscribers);
    }

    private sealed class TickDue : INoSerializationVerificationNeeded
    {
        public static readonly TickDue Instance = new();
    }
}
