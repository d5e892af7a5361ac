using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// Runs work later, on the scheduler's own thread: keep it short, and touch no actor's fields. Work that throws is logged,
/// and repeated work that throws is not run again. Thread-safe.
/// </summary>
public interface IRunnableScheduler
{
    /// <summary>Runs work once, unless it is cancelled before.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs work once.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="action">The work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleOnce(TimeSpan delay, IRunnable action);

    /// <summary>Runs work again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long until the first run; zero for as soon as possible.</param>
    /// <param name="interval">How long from one run to the next; the rate is kept.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs work again and again, until the scheduler stops.</summary>
    /// <param name="initialDelay">How long until the first run; zero for as soon as possible.</param>
    /// <param name="interval">How long from one run to the next; the rate is kept.</param>
    /// <param name="action">The work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action);
}

/// <summary>As <see cref="IRunnableScheduler"/>, with delegates for work. Thread-safe.</summary>
public interface IActionScheduler : IRunnableScheduler
{
    /// <summary>Runs work once, unless it is cancelled before.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs work once.</summary>
    /// <param name="delay">After how long; zero for as soon as possible.</param>
    /// <param name="action">The work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs work again and again, until it is cancelled.</summary>
    /// <param name="initialDelay">How long until the first run; zero for as soon as possible.</param>
    /// <param name="interval">How long from one run to the next; the rate is kept.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    /// <summary>Runs work again and again, until the scheduler stops.</summary>
    /// <param name="initialDelay">How long until the first run; zero for as soon as possible.</param>
    /// <param name="interval">How long from one run to the next; the rate is kept.</param>
    /// <param name="action">The work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or the interval is not positive.</exception>
    /// <exception cref="SchedulerException">The scheduler has stopped.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}

/// <summary>A scheduler of work rather than of messages.</summary>
public interface IAdvancedScheduler : IActionScheduler;

/// <summary>A system's scheduler: messages directly, work through <see cref="Advanced"/>. Thread-safe.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The same scheduler, for work.</summary>
    IAdvancedScheduler Advanced { get; }
}
