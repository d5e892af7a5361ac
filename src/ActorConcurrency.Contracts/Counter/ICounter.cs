namespace ActorConcurrency;

/// <summary>
/// A number that many participants change at once and none of whose changes is lost. Source: the page's <c>SharedCounter</c>.
/// </summary>
/// <remarks>
/// <para>Order: changes made through one handle by one caller are applied in the order they were made; a read by that caller sees them.</para>
/// <para>Overflow: checked. A change that would leave the range of <see cref="long"/> is refused whole and the value stays.</para>
/// <para>Cancellation: a token stops the waiting, not the change; <see cref="OperationCanceledException"/> says that the answer was not awaited.
/// A token that is cancelled already at the call means that nothing is changed.</para>
/// <para>Bounds: whoever waits until the value reaches one is told by the change that reaches it, also if the next change leads away from it again.
/// Whoever one change concerns is told in the order of asking. A wait takes nothing, so a cancelled or timed-out one has nothing to give back.</para>
/// <para>Disposal stops it: waits end with <see cref="StoppedException"/>; from then on every awaited call throws <see cref="StoppedException"/>, and a
/// change without waiting is lost in silence.</para>
/// <para>Thread-safe. Differences from the page's class: it can be read, it can be compared and set, it can be added to within bounds and waited for,
/// and it reports refused changes.</para>
/// </remarks>
public interface ICounter : IAsyncDisposable
{
    /// <summary>Adds <paramref name="delta"/> without waiting. A change that would overflow is refused and counted in <see cref="CounterSnapshot.Refused"/>.</summary>
    /// <param name="delta">What to add; may be negative. 1 by default.</param>
    void Increment(long delta = 1);

    /// <summary>Subtracts <paramref name="delta"/> without waiting. A change that would overflow is refused and counted in <see cref="CounterSnapshot.Refused"/>.</summary>
    /// <param name="delta">What to subtract; may be negative. 1 by default.</param>
    void Decrement(long delta = 1);

    /// <summary>Adds <paramref name="delta"/> and completes once it is applied.</summary>
    /// <param name="delta">What to add; may be negative. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OverflowException">The sum would leave the range of <see cref="long"/>; the value stays.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask IncrementAsync(long delta = 1, CancellationToken cancellationToken = default);

    /// <summary>Subtracts <paramref name="delta"/> and completes once it is applied.</summary>
    /// <param name="delta">What to subtract; may be negative. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OverflowException">The difference would leave the range of <see cref="long"/>; the value stays.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask DecrementAsync(long delta = 1, CancellationToken cancellationToken = default);

    /// <summary>Adds <paramref name="delta"/> and gives the value after it.</summary>
    /// <param name="delta">What to add; may be negative or zero.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The value just after this change.</returns>
    /// <exception cref="OverflowException">The sum would leave the range of <see cref="long"/>; the value stays.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> AddAndGetAsync(long delta, CancellationToken cancellationToken = default);

    /// <summary>Sets the value to <paramref name="update"/> if it is <paramref name="expected"/>.</summary>
    /// <param name="expected">The value it must have.</param>
    /// <param name="update">The value it then gets.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Whether it was set.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> CompareAndSetAsync(long expected, long update, CancellationToken cancellationToken = default);

    /// <summary>Sets the value, whatever it is, and gives the one before. <see cref="CounterExtensions.ResetAsync"/> reads and resets with it.</summary>
    /// <param name="update">The value it gets.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The value just before this change.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> GetAndSetAsync(long update, CancellationToken cancellationToken = default);

    /// <summary>Adds <paramref name="delta"/> if the sum is within bounds; otherwise the value stays.</summary>
    /// <param name="delta">What to add; may be negative or zero.</param>
    /// <param name="least">The least sum. By default there is no such bound.</param>
    /// <param name="most">The greatest sum. By default there is no such bound.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The value just after this change, or <see langword="null"/> if the sum was out of bounds, or would have left the range of <see cref="long"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is below <paramref name="least"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long?> TryAddAsync(
        long delta, long least = long.MinValue, long most = long.MaxValue, CancellationToken cancellationToken = default);

    /// <summary>Waits until the value is <paramref name="bound"/> or more; at once if it is.</summary>
    /// <param name="bound">The least value that is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value that ended the wait; by the time the caller has it, there may have been other changes.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed with the request in flight.</exception>
    ValueTask<long> WaitUntilAtLeastAsync(long bound, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitUntilAtLeastAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="bound">The least value that is waited for.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value that ended the wait, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed with the request in flight.</exception>
    ValueTask<long?> TryWaitUntilAtLeastAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Waits until the value is <paramref name="bound"/> or less; at once if it is.</summary>
    /// <param name="bound">The greatest value that is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value that ended the wait; by the time the caller has it, there may have been other changes.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed with the request in flight.</exception>
    ValueTask<long> WaitUntilAtMostAsync(long bound, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitUntilAtMostAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="bound">The greatest value that is waited for.</param>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The value that ended the wait, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="TooManyWaitersException">As many wait as may. Only if it would have waited.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed with the request in flight.</exception>
    ValueTask<long?> TryWaitUntilAtMostAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>The value, after every change that this caller made before.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> ValueAsync(CancellationToken cancellationToken = default);

    /// <summary>The value and what has happened to it.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The counter had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The counter failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<CounterSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
