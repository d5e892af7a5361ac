namespace ActorConcurrency;

/// <summary>
/// A clock that ticks once per period for whoever listens. Source: the page's <c>PeriodicTimer</c> on a <c>threading.Condition</c>.
/// </summary>
/// <remarks>
/// <para>Promise: ticks are numbered from 1 on, without a gap. So a listener that was away knows how many ticks it has missed, and one that
/// subscribes gets all of them, or the newest, as it chooses.</para>
/// <para>Time: the first tick is due one period after the start, each later one a period after the one before was <em>due</em>: a tick that
/// comes late does not delay the next, so no drift adds up. A ticker that was held up for whole periods does not make up for them; they are
/// counted as skipped. How late a tick was is in the tick, how late the worst was in the snapshot.</para>
/// <para>Started twice it ticks once per period. Stopped it keeps its listeners and its count: waits last until it is started again, or
/// their token or timeout ends them.</para>
/// <para>Cancellation: a wait that ends early has missed nothing that cannot be asked for again by number. A token that is cancelled
/// already at the call means that nothing is done.</para>
/// <para>Disposal ends it: pending waits and subscriptions end with <see cref="StoppedException"/>;
/// later calls throw <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="PeriodicTimer"/>: any number of listeners; numbered ticks; what a slow listener misses is
/// its choice and is counted; it can be stopped and started.</para>
/// </remarks>
public interface ITicker : IAsyncDisposable
{
    /// <summary>Waits for the next tick.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first tick after the call.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed with the request in flight.</exception>
    ValueTask<Tick> WaitForTickAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for a tick newer than <paramref name="number"/>; gives the latest one at once if there has been one.</summary>
    /// <param name="number">The number of a tick that is known already; 0 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The latest tick; if it is not the next one, the difference of the numbers tells how many were missed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed with the request in flight.</exception>
    ValueTask<Tick> WaitForTickAfterAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="WaitForTickAsync"/> or <see cref="WaitForTickAfterAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="after">The number of a tick that is known already; null, the default, for the first tick after the call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tick, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long, or <paramref name="after"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed with the request in flight.</exception>
    ValueTask<Tick?> TryWaitForTickAsync(TimeSpan timeout, long? after = null, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the ticks. Every tick after the completion of the call is kept for the subscription as its policy says.</summary>
    /// <param name="policy">What is kept for a subscriber that is slower than the ticks; every tick by default.</param>
    /// <param name="label">A name for snapshots; none by default.</param>
    /// <param name="cancellationToken">Ends the call; there is then no subscription.</param>
    /// <returns>The subscription; dispose it when the ticks are no longer wanted.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed with the request in flight.</exception>
    ValueTask<ITickSubscription> SubscribeAsync(
        SlowSubscriber? policy = null, string label = "", CancellationToken cancellationToken = default);

    /// <summary>Starts the ticking, one period from now; does nothing if it ticks.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was not ticking before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Stops the ticking until the next start: no tick follows the completion of the call.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was ticking before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the period; if it ticks, the next tick is due one new period from now.</summary>
    /// <param name="period">The new period: 10 ms to <see cref="int.MaxValue"/> ms.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is out of range; the old one stays.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ChangePeriodAsync(TimeSpan period, CancellationToken cancellationToken = default);

    /// <summary>The ticks so far, the drift, and who listens, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The ticker had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The ticker failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<TickerSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
