namespace ActorConcurrency;

/// <summary>
/// A held lock for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingLockHold
{
    /// <inheritdoc cref="ILockHold.UpgradeAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold Upgrade(this LockHold hold, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => hold.UpgradeAsync(cancellationToken));

    /// <inheritdoc cref="ILockHold.TryUpgradeAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static LockHold? TryUpgrade(this LockHold hold, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => hold.TryUpgradeAsync(timeout, cancellationToken));
}
