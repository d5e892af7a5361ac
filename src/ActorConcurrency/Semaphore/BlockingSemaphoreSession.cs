namespace ActorConcurrency;

/// <summary>
/// An owner of permits for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingSemaphoreSession
{
    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SemaphorePermit Acquire(this ActorSemaphoreSession session, int permits = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.AcquireAsync(permits, cancellationToken));

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static SemaphorePermit? TryAcquire(this ActorSemaphoreSession session, TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.TryAcquireAsync(timeout, permits, cancellationToken));
}
