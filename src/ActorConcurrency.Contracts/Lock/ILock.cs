namespace ActorConcurrency;

/// <summary>
/// Mutual exclusion, or many readers and one writer. Source: the page's <c>threading.Lock</c>, and its sibling <c>RLock</c>.
/// </summary>
/// <remarks>
/// <para>Promise: whoever holds it for writing holds it alone; one at a time holds it upgradeable, beside readers. At every moment
/// <c>granted = returned + reclaimed + held</c> (see <see cref="LockSnapshot"/>).</para>
/// <para>Order: first come, first served. Readers that stand behind each other go in together; none overtakes a writer that waits, so that
/// writers do not starve; only an upgrade goes before the line.</para>
/// <para>Not reentrant: a second acquisition by the same flow waits for the first, for ever if that is never given back. An implementation
/// with owners (<see cref="IOwnedLock"/>) recognises that, and refuses it or counts it.</para>
/// <para>Cancellation: a cancelled or timed-out wait takes nothing, and lets in who waited behind it; a grant that meets a cancellation on its
/// way is given back. A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>; a hold may still be disposed then, which changes nothing.</para>
/// <para>Thread-safe. Differences from <see cref="System.Threading.Lock"/> and <see cref="ReaderWriterLockSlim"/>: it may be held across an
/// <c>await</c>, belongs to its hold and not to a thread, and blocks nobody's thread; a wait can be cancelled and has its place in a line; each grant
/// has a fencing token; the state can be seen. From Python's <c>Lock</c>: only the hold gives it back, not anybody.</para>
/// </remarks>
public interface ILock : IAsyncDisposable
{
    /// <summary>Waits for the lock and takes it.</summary>
    /// <param name="mode">How to hold it. Alone, that is <see cref="LockMode.Write"/>, by default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The hold; dispose it to give the lock back.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is none of its values.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped, or has been ended.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed with the request in flight.</exception>
    ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default);

    /// <summary>Takes the lock if it comes free within <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="mode">How to hold it. Alone, that is <see cref="LockMode.Write"/>, by default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The hold, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long, or <paramref name="mode"/> is none of its values.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped, or has been ended.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed with the request in flight.</exception>
    ValueTask<ILockHold?> TryAcquireAsync(TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends the lock: from now on, whoever asks for it is refused with <see cref="StoppedException"/>; whoever holds it may still upgrade, or take it again
    /// where it is reentrant. It can be said again, more strictly. Disposal is another thing: it does not wait for anybody.
    /// </summary>
    /// <param name="ending">What becomes of those who wait, and of those who hold it. They are served, and nobody loses it, by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the last holder. The end is not taken back.</param>
    /// <returns>A task that completes once nobody waits for the lock or holds it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="ending"/> is none of its values.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed with the request in flight.</exception>
    ValueTask EndAsync(LockEnding ending = LockEnding.ServeWaiters, CancellationToken cancellationToken = default);

    /// <summary>Who holds the lock and who waits for it, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The lock had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<LockSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
