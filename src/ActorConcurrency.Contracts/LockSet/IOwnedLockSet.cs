namespace ActorConcurrency;

/// <summary>
/// A lock set that knows who holds its locks and takes them back when the holder is gone: the promise that <see cref="ILockSet"/> alone
/// does not make, and that no lock in .NET makes.
/// </summary>
/// <remarks>
/// First come, first served: a waiter reserves its names, in their order, up to and including the first that is not free, and among those
/// who hold nothing nobody overtakes it there, so that a large set is not starved by small ones. What comes after that name is not kept
/// for it. Who holds something already goes before those who do not, or the queue itself could deadlock.
/// Thread-safe.
/// </remarks>
public interface IOwnedLockSet : ILockSet
{
    /// <summary>Opens a session: a participant that may nest its acquisitions. Its disposal withdraws its wait and reclaims every lock it still holds.</summary>
    /// <param name="label">A name for snapshots, logs and cycles.</param>
    /// <returns>The session; dispose it when the participant is done.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    ILockSetSession OpenSession(string label);
}

/// <summary>
/// A participant: whatever is acquired through its session is nested in what the session holds, wherever it is called from. Disposal
/// withdraws its wait and reclaims every lock it still holds. Thread-safe, but a participant waits for one thing at a time.
/// </summary>
/// <remarks>
/// A withdrawn wait ends with <see cref="StoppedException"/>, and so does every call after the disposal. Once <c>DisposeAsync</c> has
/// completed, a snapshot shows nothing of it; disposing one of its leases then changes nothing.
/// </remarks>
public interface ILockSetSession : IAsyncDisposable
{
    /// <summary>The name shown in snapshots, logs and cycles.</summary>
    string Label { get; }

    /// <inheritdoc cref="ILockSet.AcquireAsync"/>
    /// <exception cref="DeadlockException">Where any order is allowed: waiting would close a cycle.</exception>
    /// <exception cref="InvalidOperationException">The session waits for something already.</exception>
    ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ILockSet.TryAcquireAsync"/>
    /// <exception cref="DeadlockException">Where any order is allowed: waiting would close a cycle, and the timeout is not zero.</exception>
    /// <exception cref="InvalidOperationException">The session waits for something already.</exception>
    ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default);
}
