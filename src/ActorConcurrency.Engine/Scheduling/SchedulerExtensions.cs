namespace Akka.Actor;

/// <summary>Scheduling with milliseconds for times, and with a cancelable for an answer.</summary>
public static class SchedulerExtensions
{
    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    public static void ScheduleTellOnce(this ITellScheduler scheduler, int millisecondsDelay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable = null) =>
        scheduler.ScheduleTellOnce(Milliseconds(millisecondsDelay), receiver, message, sender, cancelable);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How many milliseconds until the first; not negative.</param>
    /// <param name="millisecondsInterval">How many milliseconds from one to the next; positive.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    public static void ScheduleTellRepeatedly(this ITellScheduler scheduler, int initialMillisecondsDelay, int millisecondsInterval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable = null) =>
        scheduler.ScheduleTellRepeatedly(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), receiver, message, sender, cancelable);

    /// <summary>Runs work once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    public static void ScheduleOnce(this IActionScheduler scheduler, int millisecondsDelay, Action action, ICancelable? cancelable = null) =>
        scheduler.ScheduleOnce(Milliseconds(millisecondsDelay), action, cancelable);

    /// <summary>Runs work again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How many milliseconds until the first run; not negative.</param>
    /// <param name="millisecondsInterval">How many milliseconds from one run to the next; positive.</param>
    /// <param name="action">The work.</param>
    /// <param name="cancelable">Cancels it; null for no way to.</param>
    public static void ScheduleRepeatedly(this IActionScheduler scheduler, int initialMillisecondsDelay, int millisecondsInterval, Action action, ICancelable? cancelable = null) =>
        scheduler.ScheduleRepeatedly(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), action, cancelable);

    /// <summary>Runs work once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="delay">After how long; not negative.</param>
    /// <param name="action">The work.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleOnceCancelable(this IActionScheduler scheduler, TimeSpan delay, Action action)
    {
        if (scheduler is HashedWheelTimerScheduler wheel) return wheel.ScheduleOnce(new ScheduledWork(action), delay);
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleOnce(delay, action, cancelable);
        return cancelable;
    }

    /// <summary>Runs work once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    /// <param name="action">The work.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleOnceCancelable(this IActionScheduler scheduler, int millisecondsDelay, Action action) =>
        scheduler.ScheduleOnceCancelable(Milliseconds(millisecondsDelay), action);

    /// <summary>Runs work again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialDelay">How long until the first run; not negative.</param>
    /// <param name="interval">How long from one run to the next; positive.</param>
    /// <param name="action">The work.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleRepeatedlyCancelable(this IActionScheduler scheduler, TimeSpan initialDelay, TimeSpan interval, Action action)
    {
        if (scheduler is HashedWheelTimerScheduler wheel) return wheel.ScheduleRepeatedly(new ScheduledWork(action), initialDelay, interval);
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleRepeatedly(initialDelay, interval, action, cancelable);
        return cancelable;
    }

    /// <summary>Runs work again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How many milliseconds until the first run; not negative.</param>
    /// <param name="millisecondsInterval">How many milliseconds from one run to the next; positive.</param>
    /// <param name="action">The work.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleRepeatedlyCancelable(this IActionScheduler scheduler, int initialMillisecondsDelay, int millisecondsInterval, Action action) =>
        scheduler.ScheduleRepeatedlyCancelable(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), action);

    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="delay">After how long; not negative.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleTellOnceCancelable(this IScheduler scheduler, TimeSpan delay, ICanTell receiver, object message, IActorRef? sender)
    {
        if (scheduler is HashedWheelTimerScheduler wheel) return wheel.ScheduleOnce(new ScheduledTell(receiver, message, sender), delay);
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleTellOnce(delay, receiver, message, sender, cancelable);
        return cancelable;
    }

    /// <summary>Sends a message once.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="millisecondsDelay">After how many milliseconds; not negative.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleTellOnceCancelable(this IScheduler scheduler, int millisecondsDelay, ICanTell receiver, object message, IActorRef? sender) =>
        scheduler.ScheduleTellOnceCancelable(Milliseconds(millisecondsDelay), receiver, message, sender);

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialDelay">How long until the first; not negative.</param>
    /// <param name="interval">How long from one to the next; positive.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleTellRepeatedlyCancelable(this IScheduler scheduler, TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender)
    {
        if (scheduler is HashedWheelTimerScheduler wheel)
            return wheel.ScheduleRepeatedly(new ScheduledTell(receiver, message, sender), initialDelay, interval);
        var cancelable = new Cancelable(scheduler);
        scheduler.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);
        return cancelable;
    }

    /// <summary>Sends a message again and again.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="initialMillisecondsDelay">How many milliseconds until the first; not negative.</param>
    /// <param name="millisecondsInterval">How many milliseconds from one to the next; positive.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">What to send.</param>
    /// <param name="sender">Where replies go; null for nobody.</param>
    /// <returns>What cancels it.</returns>
    public static ICancelable ScheduleTellRepeatedlyCancelable(this IScheduler scheduler, int initialMillisecondsDelay, int millisecondsInterval, ICanTell receiver, object message, IActorRef? sender) =>
        scheduler.ScheduleTellRepeatedlyCancelable(Milliseconds(initialMillisecondsDelay), Milliseconds(millisecondsInterval), receiver, message, sender);

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
