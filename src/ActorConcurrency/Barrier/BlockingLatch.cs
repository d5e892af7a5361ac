namespace ActorConcurrency;

/// <summary>
/// A latch for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLatch
{
    /// <inheritdoc cref="ILatch.SignalAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int Signal(this ILatch latch, int count = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => latch.SignalAsync(count, cancellationToken));

    /// <inheritdoc cref="ILatch.WaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void Wait(this ILatch latch, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => latch.WaitAsync(cancellationToken));

    /// <inheritdoc cref="ILatch.TryWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool TryWait(this ILatch latch, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => latch.TryWaitAsync(timeout, cancellationToken));
}
