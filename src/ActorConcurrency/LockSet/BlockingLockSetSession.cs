namespace ActorConcurrency;

/// <summary>
/// An owner of locks for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLockSetSession
{
    /// <inheritdoc cref="ILockSet.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockLease Acquire(this ActorLockSetSession session, IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.AcquireAsync(names, cancellationToken));

    /// <inheritdoc cref="ILockSet.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockLease? TryAcquire(this ActorLockSetSession session, IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.TryAcquireAsync(names, timeout, cancellationToken));
}
