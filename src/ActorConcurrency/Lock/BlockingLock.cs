namespace ActorConcurrency;

/// <summary>
/// A lock for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLock
{
    /// <inheritdoc cref="ILock.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold Acquire(this ActorLock theLock, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => theLock.AcquireAsync(mode, cancellationToken));

    /// <inheritdoc cref="ILock.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold? TryAcquire(this ActorLock theLock, TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => theLock.TryAcquireAsync(timeout, mode, cancellationToken));
}
