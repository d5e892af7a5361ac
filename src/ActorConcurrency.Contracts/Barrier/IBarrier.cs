namespace ActorConcurrency;

/// <summary>
/// A number of parties that go on together: each arrives and waits, and when the last one has arrived, all pass, and the next phase begins. Source:
/// Python's <c>threading.Barrier</c>.
/// </summary>
/// <remarks>
/// <para>Promise: nobody passes a phase before every party has arrived at it, and nobody arrives at the next one before. Phases are numbered from 0
/// on, by how many were passed.</para>
/// <para>Parties are places. An arrival without a name fills any place, as in Python; one who joins (<see cref="JoinAsync"/>) has a place of its own, so
/// that it is named when it is missing, cannot arrive twice, and counts as absent when it ends.</para>
/// <para>Action: where a barrier has one, it runs once per phase, when all have arrived and before anybody passes; never twice at a time. It may not wait
/// for its own barrier. If it throws, the phase is broken for all. It gets a token that is cancelled when the phase is broken or the barrier stops: an
/// action that goes on all the same holds up the next one, which begins once it is over.</para>
/// <para>Absence: a wait that is cancelled or runs out of time before all have arrived is an absence, and so is the end of a party that did not leave. By
/// choice it breaks the barrier, or takes the place away (<see cref="BarrierAbsence"/>). Once all have arrived the phase is decided: a
/// token or a timeout then comes too late, and the call ends with the phase; an actor may wait for a long action no longer than its call timeout from then
/// on, and the outcome is unknown. A token that is cancelled already at the call means that nothing is done.</para>
/// <para>Broken: who waits, or comes later, gets a <see cref="BrokenBarrierException"/> that names who was missing, until <see cref="ResetAsync"/>.</para>
/// <para>Disposal stops it: pending waits end with <see cref="StoppedException"/>; later calls throw <see cref="StoppedException"/>.</para>
/// <para>Thread-safe. Differences from <see cref="Barrier"/>: no thread blocks; a party that dies or gives up does not hang the others; the action's
/// failure breaks the barrier instead of being told once; who is missing can be seen. From Python: phases have numbers, parties may have names, come and go.</para>
/// </remarks>
public interface IBarrier : IAsyncDisposable
{
    /// <summary>Arrives, and waits until all have arrived and the phase's action is over.</summary>
    /// <param name="cancellationToken">Ends the wait, which is an absence.</param>
    /// <returns>The phase that was passed.</returns>
    /// <exception cref="BrokenBarrierException">The phase was broken, or the barrier is.</exception>
    /// <exception cref="InvalidOperationException">It has no place without a name that is free, or it is called by its own action. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight, or the wait was to end while a long action was running.</exception>
    ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="SignalAndWaitAsync"/>, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait for the others; <see cref="TimeSpan.Zero"/> means that it arrives only if it is the last, and else
    /// nothing is done. At most <see cref="int.MaxValue"/> milliseconds. How long the action takes is not limited by it.</param>
    /// <param name="cancellationToken">Ends the wait, which is an absence.</param>
    /// <returns>The phase that was passed, or <see langword="null"/> if the time ran out, which is an absence.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="BrokenBarrierException">The phase was broken, or the barrier is.</exception>
    /// <exception cref="InvalidOperationException">It has no place without a name that is free, or it is called by its own action. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight, or the wait was to end while a long action was running.</exception>
    ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default);

    /// <summary>Arrives, and does not wait.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The phase at which it arrived; <see cref="WaitForPhaseAsync"/> waits for its end.</returns>
    /// <exception cref="BrokenBarrierException">The barrier is broken.</exception>
    /// <exception cref="InvalidOperationException">It has no place without a name that is free. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> SignalAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits for the end of a phase without arriving; at once if it has been passed. Giving up is no absence.</summary>
    /// <param name="phase">The phase's number; 0 or more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="phase"/> is negative.</exception>
    /// <exception cref="BrokenBarrierException">A phase was broken before that one was passed, or the barrier is broken.</exception>
    /// <exception cref="InvalidOperationException">It is called by the barrier's own action, which the phase waits for.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight.</exception>
    ValueTask WaitForPhaseAsync(long phase, CancellationToken cancellationToken = default);

    /// <summary>Adds places, without a name.</summary>
    /// <param name="parties">How many; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The first phase that waits for them: the one that has not ended, or the next one if all have arrived.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1, or there would be more than <see cref="int.MaxValue"/>.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> AddPartiesAsync(int parties = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes places without a name away that nobody has filled in this phase: "arrive and do not come again". If all others have arrived, the phase ends.
    /// With no places left, no phase ends.
    /// </summary>
    /// <param name="parties">How many; at least 1. 1 by default.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>The first phase that does not wait for them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1.</exception>
    /// <exception cref="InvalidOperationException">Fewer places are free. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<long> RemovePartiesAsync(int parties = 1, CancellationToken cancellationToken = default);

    /// <summary>Takes a place and gives it a name: from now on it is filled by that party alone.</summary>
    /// <param name="label">The name, for snapshots and exceptions. Two parties may have the same.</param>
    /// <param name="newPlace">Whether a place is added for it; if not, which is the default, it takes one that is there.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer; it has then not joined.</param>
    /// <returns>The party. Let it leave when it is done; disposing it before is an absence.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There would be more than <see cref="int.MaxValue"/> places.</exception>
    /// <exception cref="InvalidOperationException">Every place has a name or is filled: add one. Nothing was done.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed with the request in flight.</exception>
    ValueTask<IBarrierParty> JoinAsync(string label, bool newPlace = false, CancellationToken cancellationToken = default);

    /// <summary>Breaks the barrier: who waits, or comes later, gets a <see cref="BrokenBarrierException"/>. A broken one stays as it is.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask AbortAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins the phase anew, with its number: who has arrived is forgotten, who waits gets a <see cref="BrokenBarrierException"/>, and a broken barrier
    /// can be used again. Places and names stay.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask ResetAsync(CancellationToken cancellationToken = default);

    /// <summary>The phase, who waits, who is missing, and whether it is broken, at one moment.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="StoppedException">The barrier had stopped.</exception>
    /// <exception cref="OutcomeUnknownException">The barrier failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<BarrierSnapshot> SnapshotAsync(CancellationToken cancellationToken = default);
}
