namespace ActorConcurrency;

/// <summary>
/// A lock that somebody holds. Disposing gives it back; disposing again does nothing. Whatever the same caller asks of the lock afterwards
/// finds it given back. Thread-safe.
/// </summary>
/// <remarks>It belongs to whoever has it, not to a thread: it may be kept across an <c>await</c>, and given back anywhere.</remarks>
public interface ILockHold : IDisposable, IAsyncDisposable
{
    /// <summary>How it was granted.</summary>
    LockMode Mode { get; }

    /// <summary>
    /// The fencing token, so that a resource can turn away a holder that was overtaken: it grows with every grant of this lock.
    /// </summary>
    /// <remarks>
    /// It belongs to the owner: while this is held, it is the newest token that the owner was given, be it for an upgrade or, where the lock is reentrant,
    /// for another hold. So it is never lower than one which a resource has seen from the same owner. Read it anew for each use. Once this is
    /// given back or lost, it grows no more. Readers hold the lock together, so a resource turns away a write whose token is lower than any that
    /// it has seen, but a read only if it has seen a write with a higher one.
    /// </remarks>
    long FencingToken { get; }

    /// <summary>
    /// Cancelled when the lock is not the holder's any more though it has not given it back: it was taken back unasked, or is gone with whoever
    /// granted it. It is cancelled before anybody else is granted what was taken; its callbacks run on the thread pool. Where it cannot be
    /// lost, it is <see cref="CancellationToken.None"/>. Once the lock is given back, it says nothing. A loss that it has told stays told: it may be asked for again and again.
    /// </summary>
    CancellationToken Lost { get; }

    /// <summary>
    /// Waits until the other readers are gone and holds the lock alone, on top of this upgradeable hold, which nobody can have changed in between. It
    /// goes before everybody in the line, and from now on no reader enters.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; this hold is then as it was.</param>
    /// <returns>A hold for writing; dispose it to read on, upgradeable. It has a newer token than anybody had before, and this hold goes by that from now on.</returns>
    /// <exception cref="InvalidOperationException">This hold is not <see cref="LockMode.Upgradeable"/>, or not held any more, or waits for its upgrade already.</exception>
    /// <exception cref="LockRecursionException">It has been upgraded already, and the lock is not reentrant.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; this hold is as it was. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed with the request in flight.</exception>
    ValueTask<ILockHold> UpgradeAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="UpgradeAsync"/>, if the other readers are gone within <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; this hold is then as it was.</param>
    /// <returns>A hold for writing, or <see langword="null"/> if the time ran out; then this hold is as it was.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="InvalidOperationException">This hold is not <see cref="LockMode.Upgradeable"/>, or not held any more, or waits for its upgrade already.</exception>
    /// <exception cref="LockRecursionException">It has been upgraded already, and the lock is not reentrant.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; this hold is as it was. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed with the request in flight.</exception>
    ValueTask<ILockHold?> TryUpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken = default);
}
