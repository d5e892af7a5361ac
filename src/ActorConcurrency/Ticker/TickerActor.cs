using Akka.Actor;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="TickerState{TAddress}"/> and the timer for its next tick, and watches subscribers. The timer is armed for each tick anew,
/// for the moment at which it is due, so that delays do not add up.
/// </summary>
internal sealed class TickerActor(TickerSettings settings, TimeProvider? time) : RecipeActor<TickerCore>(settings.GateFirst)
{
    private TimeSpan? _armedFor;

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
            case Alarm.Due:
                if (Alarm.Rings(message)) Wake();
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

    // A timer may be a little early against its clock; then it is armed again.
    private void Wake()
    {
        var now = Core.Now;
        if (_armedFor <= now.Time) Core.Tick(now);
        _armedFor = null;
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
        if (_armedFor is { } due) Alarm.Set(due - Core.Now.Time);
        else Alarm.Cancel();
    }
}
