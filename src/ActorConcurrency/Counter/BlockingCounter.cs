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
}
