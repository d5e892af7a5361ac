namespace ActorConcurrency;

/// <summary>
/// An owner of a lock for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLockSession
{
    /// <inheritdoc cref="ILockSession.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold Acquire(this ActorLockSession session, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.AcquireAsync(mode, cancellationToken));

    /// <inheritdoc cref="ILockSession.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold? TryAcquire(this ActorLockSession session, TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.TryAcquireAsync(timeout, mode, cancellationToken));
}
