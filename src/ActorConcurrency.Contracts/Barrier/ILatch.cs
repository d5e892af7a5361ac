namespace ActorConcurrency;

/// <summary>
/// A count that goes down to zero, and whoever waits for that. Python has none; it is Java's <c>CountDownLatch</c> and .NET's
/// <see cref="CountdownEvent"/>, and a barrier's half: those who count do not wait.
/// </summary>
/// <remarks>
/// <para>At zero it is open, and every wait passes. It stays open, unless it is reset, or added to where its settings allow that.</para>
/// <para>Cancellation: a cancelled or timed-out wait takes nothing. A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="CountdownEvent"/>: no thread blocks; every wait can be cancelled; who waits can be seen. A signal too many
/// is refused, as there; Java takes it in silence.</para>
/// </remarks>
public interface ILatch : IAsyncDisposable
{
    /// <summary>Counts down. At zero, all who wait pass.</summary>
    /// <param name="count">By how much; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>What remains; 0: it is open now.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">Less remains. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> SignalAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Counts up.</summary>
    /// <param name="count">By how much; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>What remains.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">It is open, and may not be added to then; or more than <see cref="int.MaxValue"/> would remain. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<int> AddAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Counts up, unless it is open and may not be added to then.</summary>
    /// <param name="count">By how much; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">More than <see cref="int.MaxValue"/> would remain. Nothing was changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> TryAddAsync(int count = 1, CancellationToken cancellationToken = default);

    /// <summary>Begins anew. Who waits goes on waiting, for the new count; with a count of 0, all pass.</summary>
    /// <param name="count">The new count; 0 or more. Null: the one that it began with last.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ResetAsync(int? count = null, CancellationToken cancellationToken = default);

    /// <summary>Waits until it is open; passes at once if it is.</summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed with the request in flight.</exception>
    ValueTask WaitAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until it is open, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>Whether it passed; <see langword="false"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may; nothing was taken. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed with the request in flight.</exception>
    ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>The count, and who waits, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The latch had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The latch failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<LatchSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
