using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// A recipe's actor has itself told when a moment has come, by the clock that it tells the time from. Not thread-safe: its actor owns it.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="self">The actor.</param>
internal sealed class Alarm(TimeProvider time, IActorRef self) : IDisposable
{
    private ITimer? _timer;
    private Due? _set;

    /// <summary>Sets it anew: the one before, though it may be in the mailbox already, does not count.</summary>
    /// <param name="wait">From now on; negative means now.</param>
    public void Set(TimeSpan wait)
    {
        Cancel();
        var due = _set = new Due(self);
        _timer = Unflowed.Make(() => time.CreateTimer(
            static due => ((Due)due!).Tell(), due, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    /// <summary>It does not ring.</summary>
    public void Cancel()
    {
        _timer?.Dispose();
        (_timer, _set) = (null, null);
    }

    /// <summary>Whether a message is this alarm's, as it was set last; then it is over.</summary>
    public bool Rings(object message)
    {
        if (message is not Due due || due != _set) return false;
        Cancel();
        return true;
    }

    public void Dispose() => Cancel();

    /// <summary>Tells itself to the actor. All that a timer's callback does: the clock may be a user's.</summary>
    public sealed class Due(IActorRef self) : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public void Tell() => self.Tell(this, ActorRefs.NoSender);
    }
}
