namespace ActorConcurrency;

/// <summary>
/// Locks with names, of which a participant takes several at once, in whatever order it names them, without a deadlock. A lock exists
/// while somebody holds it or waits for it. Source: the page's <c>acquire(*locks)</c>, which sorts its locks; here the ordinal order of the names takes the place of <c>id()</c>.
/// </summary>
/// <remarks>
/// <para>Promise: a name is held by one lease at a time; a set is granted whole or not at all. A name that is given twice counts once,
/// and the empty set is granted at once, nested too.</para>
/// <para>Nesting: whoever holds something may ask for more, as long as every new name is above every held one; otherwise the call fails
/// with <see cref="LockOrderException"/> before it takes anything. Who holds what is followed along the asynchronous flow of control:
/// a lease belongs to the method that acquired it and to whatever that method calls or starts afterwards. An acquisition is
/// therefore awaited where it is made; a method that hands its lease to its caller hides it from this check, and so does another handle.
/// What is hidden is still safe as long as it is nested upwards; out of order it can deadlock. A try without patience never waits, and so
/// may ask for names in any order.</para>
/// <para>Order: an implementation says whether it is first come, first served.</para>
/// <para>Cancellation: a cancelled or timed-out wait takes nothing; a grant that meets a cancellation on its way is given back.
/// A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>; a lease may still be disposed then, which changes nothing.</para>
/// <para>Thread-safe. Differences from <see cref="System.Threading.Lock"/>: locks have names, several are taken together, a wait can be
/// cancelled and does not block a thread, a lease may be given back anywhere, and the state can be seen; not reentrant.</para>
/// </remarks>
public interface ILockSet : IAsyncDisposable
{
    /// <summary>Waits until all names are free and takes them together.</summary>
    /// <param name="names">The locks, in any order; none of them empty.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The lease; dispose it to give the locks back.</returns>
    /// <exception cref="ArgumentException">A name is null or empty.</exception>
    /// <exception cref="LockOrderException">The caller holds a lock that is not below all of these.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock set had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock set failed with the request in flight.</exception>
    ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default);

    /// <summary>Takes all names together if they are free within <paramref name="timeout"/>.</summary>
    /// <param name="names">The locks, in any order; none of them empty.</param>
    /// <param name="timeout">How long to wait, for all of them; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The lease, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentException">A name is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="LockOrderException">The caller holds a lock that is not below all of these, and <paramref name="timeout"/> is not zero.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The lock set had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock set failed with the request in flight.</exception>
    ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Who holds what and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The lock set had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The lock set failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
