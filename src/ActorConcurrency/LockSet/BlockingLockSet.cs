namespace ActorConcurrency;

/// <summary>
/// A lock set for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLockSet
{
    /// <inheritdoc cref="ILockSet.AcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockLease Acquire(this ActorLockSet locks, IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => locks.AcquireAsync(names, cancellationToken));

    /// <inheritdoc cref="ILockSet.TryAcquireAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockLease? TryAcquire(this ActorLockSet locks, IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => locks.TryAcquireAsync(names, timeout, cancellationToken));

    /// <inheritdoc cref="IEndableLockSet.ShutdownAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int Shutdown(
        this IEndableLockSet locks, TimeSpan timeout, bool refuseWaiting = false, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => locks.ShutdownAsync(timeout, refuseWaiting, cancellationToken));
}
