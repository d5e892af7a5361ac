namespace ActorConcurrency;

/// <summary>
/// A schedule for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingSchedule
{
    /// <inheritdoc cref="ScheduleExtensions.EnterAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static IScheduledEntry Enter(
        this ISchedule schedule, TimeSpan delay, Action action, EntryOptions? options = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => schedule.EnterAsync(delay, action, options, cancellationToken));

    /// <inheritdoc cref="ISchedule.CancelAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool Cancel(this ISchedule schedule, IScheduledEntry entry, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => schedule.CancelAsync(entry, cancellationToken));

    /// <inheritdoc cref="ISchedule.WaitUntilEmptyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread, or an action of the schedule. Nothing was done.</exception>
    public static void WaitUntilEmpty(this ISchedule schedule, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => schedule.WaitUntilEmptyAsync(cancellationToken));
}
