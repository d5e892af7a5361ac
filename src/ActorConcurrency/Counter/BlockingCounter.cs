namespace ActorConcurrency;

/// <summary>
/// A counter for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingCounter
{
    /// <inheritdoc cref="ICounter.ValueAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long Value(this ICounter counter, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.ValueAsync(cancellationToken));

    /// <inheritdoc cref="ICounter.AddAndGetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long AddAndGet(this ICounter counter, long delta, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.AddAndGetAsync(delta, cancellationToken));

    /// <inheritdoc cref="ICounter.CompareAndSetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool CompareAndSet(this ICounter counter, long expected, long update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.CompareAndSetAsync(expected, update, cancellationToken));

    /// <inheritdoc cref="ICounter.GetAndSetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long GetAndSet(this ICounter counter, long update, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.GetAndSetAsync(update, cancellationToken));

    /// <inheritdoc cref="CounterExtensions.ResetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long Reset(this ICounter counter, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.ResetAsync(cancellationToken));

    /// <inheritdoc cref="ICounter.TryAddAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long? TryAdd(
        this ICounter counter, long delta, long least = long.MinValue, long most = long.MaxValue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.TryAddAsync(delta, least, most, cancellationToken));

    /// <inheritdoc cref="ICounter.WaitUntilAtLeastAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long WaitUntilAtLeast(this ICounter counter, long bound, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.WaitUntilAtLeastAsync(bound, cancellationToken));

    /// <inheritdoc cref="ICounter.TryWaitUntilAtLeastAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long? TryWaitUntilAtLeast(this ICounter counter, long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.TryWaitUntilAtLeastAsync(bound, timeout, cancellationToken));

    /// <inheritdoc cref="ICounter.WaitUntilAtMostAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long WaitUntilAtMost(this ICounter counter, long bound, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.WaitUntilAtMostAsync(bound, cancellationToken));

    /// <inheritdoc cref="ICounter.TryWaitUntilAtMostAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long? TryWaitUntilAtMost(this ICounter counter, long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => counter.TryWaitUntilAtMostAsync(bound, timeout, cancellationToken));
}
