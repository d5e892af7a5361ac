using Akka.Actor;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="TickerState{TAddress}"/> and the timer for its next tick, and watches subscribers. The timer is armed for each tick anew,
/// for the moment at which it is due, so that delays do not add up.
/// </summary>
internal sealed class TickerActor(TickerSettings settings, TimeProvider time) : RecipeActor<TickerCore>(settings.GateFirst), IWithTimers
{
    private static readonly object TickTimer = new();
    private TimeSpan? _armedFor;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override TickerCore Core { get; } = new(settings, Context, time);

    protected override void PreStart()
    {
        ArmTimer();
        base.PreStart();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TickDue:
                Core.Tick(Core.Now);
                break;
            case Terminated death:
                Core.Forget(death.ActorRef);
                break;
            default:
                base.OnReceive(message);
                Watch(message);
                break;
        }

        // Armed before anybody hears of it: who is told that it runs may rely on the tick.
        ArmTimer();
    }

    private void Watch(object message)
    {
        if (message is Subscribe && Core.State.Knows(Sender)) Context.Watch(Sender);
        else if (message is Unsubscribe && !Core.State.Knows(Sender)) Context.Unwatch(Sender);
    }

    private void ArmTimer()
    {
        if (Core.State.NextDue == _armedFor) return;
        _armedFor = Core.State.NextDue;
        if (_armedFor is not { } due)
        {
            Timers.Cancel(TickTimer);
            return;
        }

        // Started anew under the same key: a tick of the timer before, though it may be in the mailbox already, is not delivered.
        var wait = due - Core.Now.Time;
        Timers.StartSingleTimer(TickTimer, TickDue.Instance, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private sealed class TickDue : INoSerializationVerificationNeeded
    {
        public static readonly TickDue Instance = new();
    }
}
