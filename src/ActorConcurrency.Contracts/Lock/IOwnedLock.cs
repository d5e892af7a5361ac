namespace ActorConcurrency;

/// <summary>
/// A lock that knows who holds it and takes it back when the holder is gone: the promise that <see cref="ILock"/> alone does not make, and
/// that no lock in .NET makes.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public interface IOwnedLock : ILock
{
    /// <summary>Opens a session: an owner. Its disposal withdraws its wait and takes back whatever it still holds.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <returns>The session; dispose it when the owner is done.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    ILockSession OpenSession(string label);
}

/// <summary>
/// An owner, who waits for one thing at a time. Disposal withdraws its wait and takes back whatever it still holds. Thread-safe.
/// </summary>
/// <remarks>
/// <para>An owner that holds the lock and asks for it again would wait for itself. Where the lock is reentrant, it gets it at once, and holds it until every
/// hold is given back; where it is not, it is refused at once. Either way, a reader is not let write, for two of those would wait for
/// each other; whoever holds the lock upgradeable may ask for <see cref="LockMode.Write"/>, which is an upgrade, or for
/// <see cref="LockMode.Read"/>, which stays when the upgradeable hold is given back.</para>
/// <para>A withdrawn wait ends with <see cref="StoppedException"/>, and so does every call after the disposal. Once <c>DisposeAsync</c> has
/// completed, a snapshot shows nothing of it; disposing one of its holds then changes nothing.</para>
/// </remarks>
public interface ILockSession : IAsyncDisposable
{
    /// <summary>The name shown in snapshots and logs.</summary>
    string Label { get; }

    /// <inheritdoc cref="ILock.AcquireAsync"/>
    /// <exception cref="LockRecursionException">The session holds the lock already and cannot get it again, or not in that mode; the message names the remedy.</exception>
    /// <exception cref="InvalidOperationException">The session waits for the lock already.</exception>
    ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ILock.TryAcquireAsync"/>
    /// <exception cref="LockRecursionException">The session holds the lock already and cannot get it again, or not in that mode; the message names the remedy.</exception>
    /// <exception cref="InvalidOperationException">The session waits for the lock already.</exception>
    ValueTask<ILockHold?> TryAcquireAsync(TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default);

    /// <summary>How often the session holds the lock, in whatever mode: 0 if it does not. A session that is closed holds nothing.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> CountHoldsAsync(CancellationToken cancellationToken = default);
}
