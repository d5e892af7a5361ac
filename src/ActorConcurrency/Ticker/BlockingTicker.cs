namespace ActorConcurrency;

/// <summary>
/// A ticker for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingTicker
{
    /// <inheritdoc cref="ITicker.WaitForTickAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Tick WaitForTick(this ITicker ticker, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => ticker.WaitForTickAsync(cancellationToken));

    /// <inheritdoc cref="ITicker.TryWaitForTickAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Tick? TryWaitForTick(this ITicker ticker, TimeSpan timeout, long? after = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => ticker.TryWaitForTickAsync(timeout, after, cancellationToken));
}
