namespace ActorConcurrency;

/// <summary>
/// A flag that participants wait for. Source: the page's <c>threading.Event</c>, and its warning that an event which is cleared and
/// waited for again misses signals.
/// </summary>
/// <remarks>
/// <para>Manual reset, the page's: once set, every wait passes, until it is cleared. Auto reset: a signal lets one wait pass and is then
/// used up; set twice with nobody waiting, it lets one pass.</para>
/// <para>Signals are numbered: every set and every pulse is the next one, from 1 on. <see cref="WaitForSignalAsync"/> waits for the number
/// and does not look at the flag, so nobody passes twice on one signal, none is missed by coming late, and a gap tells how many went by.
/// It uses up nothing, with auto reset either.</para>
/// <para>Order: with auto reset, waits pass in the order of asking.</para>
/// <para>Cancellation: a cancelled or timed-out wait takes nothing; a pass of an auto-reset event that meets a cancellation on its way goes
/// to the next wait, or is kept; a pulse's goes to the next wait that is older than the pulse, or is gone. A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="ManualResetEventSlim"/> and <see cref="AutoResetEvent"/>: no thread blocks; every wait can
/// be cancelled; signals are numbered; a pulse reaches everybody who waits; the state can be seen.</para>
/// </remarks>
public interface IEvent : IAsyncDisposable
{
    /// <summary>Sets the flag: all waits pass (manual reset), or one does (auto reset). Setting a set flag is a signal too.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The signal's number.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<long> SetAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets and clears in one step, with nobody in between: those who wait now pass (auto reset: one of them), those who come later wait.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The signal's number.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<long> PulseAsync(CancellationToken cancellationToken = default);

    /// <summary>Clears the flag: waits wait again.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was set.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<bool> ClearAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the flag is set; passes at once if it is.</summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The number of the latest signal; 0 if the flag was set from the beginning and there was none.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<long> WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until the flag is set, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>Whether it passed; <see langword="false"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits as <see cref="WaitAsync"/> does, and takes the pass on approval: it is used up once <see cref="IEventPass.Keep"/> is called, and given
    /// back otherwise. So whoever waits for several events takes no signal that it does not use: see <see cref="EventExtensions"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The pass; dispose it, kept or not.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<IEventPass> ReserveAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReserveAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The pass, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<IEventPass?> TryReserveAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits for a signal newer than <paramref name="after"/>, whatever the flag says; passes at once if there has been one. A loop that
    /// waits for signals again and again hands in the number it got last.
    /// </summary>
    /// <param name="after">The number of a signal that is known already; 0 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number of the latest signal; if it is not the next one, the difference tells how many were missed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="after"/> is negative.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<long> WaitForSignalAsync(long after, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitForSignalAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="after">The number of a signal that is known already; 0 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number of the latest signal, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long, or <paramref name="after"/> is negative.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed with the request in flight.</exception>
    ValueTask<long?> TryWaitForSignalAsync(TimeSpan timeout, long after, CancellationToken cancellationToken = default);

    /// <summary>The flag, the signals so far, and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The event had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The event failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<EventSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
