using Akka.Actor;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="LockState{TAddress}"/>, and wakes when a lease expires.</summary>
/// <remarks>A grant with a lease needs the actor's timer: with leases, every step is a message.</remarks>
internal sealed class LockActor(LockSettings settings, TimeProvider? time)
    : OwningActor<LockCore>(settings.GateFirst && settings.Lease is null)
{
    private bool _armed;

    protected override LockCore Core { get; } = new(settings, Context, time);

    protected override void OnReceive(object message)
    {
        if (message is Alarm.Due)
        {
            if (Alarm.Rings(message)) _armed = false;
            Core.Expire(Core.Now);
        }
        else
        {
            base.OnReceive(message);
        }

        // Armed before anybody hears of it: who is told of a lease may rely on its end.
        ArmLeaseTimer();
    }

    // Armed for the oldest lease; one that was given back before makes the timer fire for nothing, once.
    private void ArmLeaseTimer()
    {
        if (_armed || Core.State.NextExpiry is not { } due) return;
        _armed = true;
        Alarm.Set(due - Core.Now.Time);
    }
}
