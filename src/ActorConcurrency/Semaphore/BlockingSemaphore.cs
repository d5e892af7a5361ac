namespace ActorConcurrency;

/// <summary>
/// A semaphore for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingSemaphore
{
    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SemaphorePermit Acquire(this ActorSemaphore semaphore, int permits = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => semaphore.AcquireAsync(permits, cancellationToken));

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SemaphorePermit? TryAcquire(this ActorSemaphore semaphore, TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => semaphore.TryAcquireAsync(timeout, permits, cancellationToken));
}
