using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>Owns a <see cref="SemaphoreState{TAddress}"/>, watches the owners of sessions, and wakes when a lease expires.</summary>
/// <remarks>A grant with a lease needs the actor's timer: with leases, every step is a message.</remarks>
internal sealed class SemaphoreActor(SemaphoreSettings settings, TimeProvider time)
    : RecipeActor<SemaphoreCore>(settings.GateFirst && settings.Lease is null), IWithTimers
{
    private static readonly object LeaseTimer = new();
    private readonly SessionOwners _owners = new(Context);
    private bool _armed;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override SemaphoreCore Core { get; } = new(settings, Context, time);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated death:
                Core.CloseAll(_owners.End(death.ActorRef), Core.Now);
                break;
            case LeaseOver:
                _armed = false;
                Core.Expire(Core.Now);
                break;
            default:
                Watch(message);
                base.OnReceive(message);
                break;
        }

        // Armed before anybody hears of it: who is told of a lease may rely on its end.
        ArmLeaseTimer();
    }

    private void Watch(object message)
    {
        if (message is OpenSession open) _owners.Open(open.Session, open.Owner);
        else if (message is CloseSession close) _owners.Close(close.Session);
    }

    // Armed for the oldest lease; one that was given back before makes the timer fire for nothing, once.
    private void ArmLeaseTimer()
    {
        if (_armed || Core.State.NextExpiry is not { } due) return;
        _armed = true;
        var wait = due - Core.Now.Time;
        Timers.StartSingleTimer(LeaseTimer, LeaseOver.Instance, wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
    }

    private sealed class LeaseOver : INoSerializationVerificationNeeded
    {
        public static readonly LeaseOver Instance = new();
    }
}
