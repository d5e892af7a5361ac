namespace ActorConcurrency;

/// <summary>
/// A number that many participants change at once and none of whose changes is lost. Source: the page's <c>SharedCounter</c>.
/// </summary>
/// <remarks>
/// <para>Order: changes made through one handle by one caller are applied in the order they were made; a read by that caller sees them.</para>
/// <para>Overflow: checked. A change that would leave the range of <see cref="long"/> is refused whole and the value stays.</para>
/// <para>Cancellation: a token stops the waiting, not the change; <see cref="OperationCanceledException"/> says that the answer was not awaited.
/// A token that is cancelled already at the call means that nothing is changed.</para>
/// <para>Disposal stops it: from then on every awaited call throws <see cref="StoppedException"/>, and a change without waiting is lost in silence.</para>
/// <para>Thread-safe. Differences from the page's class: it can be read, it can be compared and set, and it reports refused changes.</para>
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
