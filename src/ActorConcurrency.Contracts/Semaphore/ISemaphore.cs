namespace ActorConcurrency;

/// <summary>
/// A number of permits that participants take, wait for and give back. Source: the page's <c>threading.Semaphore</c>.
/// </summary>
/// <remarks>
/// <para>Promise: never more permits out than exist. At every moment
/// <c>initial + released by strangers − drained − removed = available + held</c> (see <see cref="SemaphoreSnapshot"/>).</para>
/// <para>Limits: the most permits that may exist, which can be changed, and, where an implementation has such a setting, how many may wait.</para>
/// <para>Order: an implementation says whether it is first come, first served.</para>
/// <para>Cancellation: a cancelled or timed-out wait takes nothing; a grant that meets a cancellation on its way is given back,
/// so that a snapshot asked for after the call has ended no longer counts it. A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>; a permit may still be disposed then, which changes nothing.</para>
/// <para>Thread-safe. Differences from <see cref="System.Threading.SemaphoreSlim"/>: an acquisition gives an <see cref="IPermit"/> whose
/// disposal releases once and only once; several permits can be taken at once; the state can be seen.</para>
/// </remarks>
public interface ISemaphore : IAsyncDisposable
{
    /// <summary>Waits until <paramref name="permits"/> are free and takes them together.</summary>
    /// <param name="permits">How many; at least 1, at most the maximum. 1 by default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The permit; dispose it to give it back.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is less than 1 or more than can ever be free.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed with the request in flight.</exception>
    ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default);

    /// <summary>Takes <paramref name="permits"/> if they are free within <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="permits">How many; at least 1, at most the maximum. 1 by default.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The permit, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long, or <paramref name="permits"/> is out of range.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed with the request in flight.</exception>
    ValueTask<IPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default);

    /// <summary>Adds <paramref name="permits"/> that nobody held: the page's <c>release()</c> by a stranger. Completes once they are added.</summary>
    /// <param name="permits">How many; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is less than 1.</exception>
    /// <exception cref="SemaphoreFullException">More than the maximum would exist; nothing is added.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default);

    /// <summary>Takes every free permit out of use.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>How many were free.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> DrainAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the most permits that may exist. Lowered below what exists, it takes free permits out of use at once, and held ones as they come
    /// back; both are <see cref="SemaphoreSnapshot.Removed"/>. Raised, it adds none, but more may be released.
    /// </summary>
    /// <remarks>A wait for more than may then exist ends with <see cref="ArgumentOutOfRangeException"/>: it could never be served. Nothing was taken for it.</remarks>
    /// <param name="maximum">The new maximum; at least 1.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is less than 1; the old one stays.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ChangeMaximumAsync(int maximum, CancellationToken cancellationToken = default);

    /// <summary>What is free, held and waited for, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The semaphore had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The semaphore failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
