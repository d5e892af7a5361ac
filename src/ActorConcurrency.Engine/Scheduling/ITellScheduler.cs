namespace Akka.Actor;

/// <summary>
/// Sends messages later. A message is never sent early, and late by about one tick (<c>akka.scheduler.tick-duration</c>,
/// 10 ms by default). Thread-safe.
/// </summary>
public interface ITellScheduler
{
    /// <summary>Sends a message once.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message once, unless it is cancelled before.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);

    /// <summary>Sends a message again and again, until the scheduler stops.</summary>
    /// <param name="initialDelay">How long until the first; zero for as soon as possible.</param>
    /// <param name="interval">How long from one to the next; the rate is kept, lateness does not add up.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long until the first; zero for as soon as possible.</param>
    /// <param name="interval">How long from one to the next; the rate is kept, lateness does not add up.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);
}
