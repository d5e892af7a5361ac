using Akka.Actor;
using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="ScheduleState{TAddress}"/> and the timer for what is due next. Actions run where they were entered: this actor only tells when.
/// </summary>
internal sealed class ScheduleActor(ScheduleSettings settings, TimeProvider? time) : RecipeActor<ScheduleCore>(settings.GateFirst)
{
    // What a timer takes; then it is armed again.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);
    private (TimeSpan? Due, bool ByWallClock) _armedFor;

    protected override ScheduleCore Core { get; } = new(settings, Context, time);

    protected override void OnReceive(object message)
    {
        LookAtWallClock();
        switch (message)
        {
            case Alarm.Due:
                if (Alarm.Rings(message)) _armedFor = default;
                break;
            case Terminated death:
                Core.Forget(death.ActorRef);
                break;
            default:
                base.OnReceive(message);
                if (message is Enter) WatchSender();
                break;
        }

        Core.RunDue(Core.Now);
        ArmTimer();
    }

    private void LookAtWallClock() => Core.State.WallClock = new TimeSpan(Core.Time.GetUtcNow().UtcTicks) - Core.Now.Time;

    // A handle of this process says itself that it leaves, and nobody else can end it.
    private void WatchSender()
    {
        if (Sender is not Gateway && !Sender.IsNobody()) Context.Watch(Sender);
    }

    private void ArmTimer()
    {
        var next = (Core.State.NextDue, Core.State.HasWallClock);
        if (next == _armedFor) return;
        _armedFor = next;
        if (next.NextDue is not { } due) Alarm.Cancel();
        else Alarm.Set(Wait(due - Core.Now.Time));
    }

    // The wall clock may be set at any time, and no timer would tell.
    private TimeSpan Wait(TimeSpan wait)
    {
        var most = Core.State.HasWallClock ? settings.ClockCheck : Longest;
        return wait < most ? wait : most;
    }
}
