using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Tasks that start later. Thread-safe.</summary>
public static class FutureTimeoutSupport
{
    /// <summary>Starts a task after a while.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="duration">After how long; zero or less for at once.</param>
    /// <param name="scheduler">Counts the time.</param>
    /// <param name="value">Starts the task; on a thread of the pool, unless it is started at once.</param>
    /// <returns>Completes as the started task does.</returns>
    public static Task<T> After<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        if (duration <= TimeSpan.Zero) return Start(value);
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Advanced.ScheduleOnce(duration, due.SetResult);
        return StartAfter(due.Task, value);
    }

    // Asynchronous, so that what is thrown on the way fails the task.
    private static async Task<T> Start<T>(Func<Task<T>> value) => await value().ConfigureAwait(false);

    private static async Task<T> StartAfter<T>(Task due, Func<Task<T>> value)
    {
        await due.ConfigureAwait(false);
        return await value().ConfigureAwait(false);
    }
}
