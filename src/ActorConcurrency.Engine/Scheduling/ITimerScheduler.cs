namespace Akka.Actor;

/// <summary>
/// An actor's own timers, one per key. A timer's message is handled only while the timer is active: after a cancel, a
/// replacement, a restart or a stop it never arrives, even if it was already in the mailbox. Used inside the actor only.
/// </summary>
public interface ITimerScheduler
{
    /// <summary>Sends <paramref name="msg"/> to the actor again and again. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="interval">How long until the first, and from one to the next; positive.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Sends <paramref name="msg"/> to the actor again and again. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="interval">How long until the first, and from one to the next; positive.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender);

    /// <summary>Sends <paramref name="msg"/> to the actor again and again. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="initialDelay">How long until the first; not negative.</param>
    /// <param name="interval">How long from one to the next; positive.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>Sends <paramref name="msg"/> to the actor again and again. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="initialDelay">How long until the first; not negative.</param>
    /// <param name="interval">How long from one to the next; positive.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender);

    /// <summary>Sends <paramref name="msg"/> to the actor once. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="timeout">After how long; not negative.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Sends <paramref name="msg"/> to the actor once. Replaces the timer with this key.</summary>
    /// <param name="key">The timer's name; compared with <see cref="object.Equals(object)"/>.</param>
    /// <param name="msg">What to send.</param>
    /// <param name="timeout">After how long; not negative.</param>
    /// <param name="sender">Who is shown as the sender.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender);

    /// <summary>Whether there is a timer with this key that has not yet delivered its (last) message.</summary>
    /// <param name="key">The timer's name.</param>
    bool IsTimerActive(object key);

    /// <summary>Cancels the timer with this key, if there is one.</summary>
    /// <param name="key">The timer's name.</param>
    void Cancel(object key);

    /// <summary>Cancels all timers.</summary>
    void CancelAll();

    /// <summary>The keys of the active timers.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }
}

/// <summary>An actor with timers. The engine sets <see cref="Timers"/> before the constructor's body runs.</summary>
public interface IWithTimers
{
    /// <summary>The actor's timers.</summary>
    ITimerScheduler Timers { get; set; }
}
