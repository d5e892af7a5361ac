namespace ActorConcurrency;

/// <summary>A party of a barrier with a place and a name of its own. Got from <see cref="IBarrier.JoinAsync"/>. Thread-safe.</summary>
/// <remarks>
/// <para>Disposal without <see cref="LeaveAsync"/> is an absence: by the barrier's choice it breaks, or the place is taken away. So a party that fails is
/// missed, and not waited for. Where the barrier breaks, the place stays, without a name, for whoever joins next.</para>
/// <para>Once it has left, was disposed, or has given up waiting where the choice is to leave, its calls throw <see cref="StoppedException"/>.</para>
/// </remarks>
public interface IBarrierParty : IAsyncDisposable
{
    /// <summary>The name shown in snapshots and exceptions.</summary>
    string Label { get; }

    /// <summary>Arrives, and waits until all have arrived and the phase's action is over.</summary>
    /// <param name="cancellationToken">Ends the wait, which is an absence.</param>
    /// <returns>The phase that was passed.</returns>
    /// <exception cref="BrokenBarrierException">The phase was broken, or the barrier is.</exception>
    /// <exception cref="InvalidOperationException">It has arrived at this phase already, or it is called by the barrier's own action. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">It is no party any more, or the barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight.</exception>
    ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="SignalAndWaitAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait for the others; <see cref="TimeSpan.Zero"/> means that it arrives only if it is the last, and else
    /// nothing is done. At most <see cref="int.MaxValue"/> milliseconds. How long the action takes is not limited by it.</param>
    /// <param name="cancellationToken">Ends the wait, which is an absence.</param>
    /// <returns>The phase that was passed, or <see langword="null"/> if the time ran out, which is an absence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="BrokenBarrierException">The phase was broken, or the barrier is.</exception>
    /// <exception cref="InvalidOperationException">It has arrived at this phase already, or it is called by the barrier's own action. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">It is no party any more, or the barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight.</exception>
    ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Arrives, and does not wait.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The phase at which it arrived; <see cref="IBarrier.WaitForPhaseAsync"/> waits for its end.</returns>
    /// <exception cref="BrokenBarrierException">The barrier is broken.</exception>
    /// <exception cref="InvalidOperationException">It has arrived at this phase already. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">It is no party any more, or the barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> SignalAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Leaves, and takes the place along: "arrive and do not come again". If all others have arrived, the phase ends. No absence; a wait of
    /// its own that is pending ends with <see cref="StoppedException"/>.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The first phase that does not wait for it.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">It is no party any more, or the barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> LeaveAsync(CancellationToken cancellationToken = default);
}
