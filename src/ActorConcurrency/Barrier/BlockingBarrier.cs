namespace ActorConcurrency;

/// <summary>
/// A barrier for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody, and a barrier that has more parties than the pool has threads does not end soon: where you can await, do.</remarks>
public static class BlockingBarrier
{
    /// <inheritdoc cref="IBarrier.SignalAndWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static BarrierArrival SignalAndWait(this IBarrier barrier, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => barrier.SignalAndWaitAsync(cancellationToken));

    /// <inheritdoc cref="IBarrier.TrySignalAndWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static BarrierArrival? TrySignalAndWait(this IBarrier barrier, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => barrier.TrySignalAndWaitAsync(timeout, cancellationToken));
}
