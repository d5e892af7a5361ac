namespace ActorConcurrency;

/// <summary>Runs an action once, after a delay, and again whenever it is armed again. Source: <c>threading.Timer</c>.</summary>
/// <remarks>
/// <para>Armed when it is made. Once <see cref="CancelAsync"/> has given <see langword="true"/>, the action does not run until the timer is armed
/// again. It does not overlap itself: armed again while its action runs, it waits for its end. An action may cancel, arm and dispose its own timer.</para>
/// <para>The action runs on the thread pool; its failure is an outcome of <see cref="Completion"/> and ends nothing else. Its token is cancelled when
/// the timer is disposed of, which does not wait for it.</para>
/// <para>Thread-safe. Differences from <c>threading.Timer</c>: no thread while it waits; a cancel says whether it was in time; it can be armed again.
/// From <see cref="ITimer"/>: its action does not run after a cancel, and its failure does not end the process.</para>
/// </remarks>
public interface IOneShotTimer : IAsyncDisposable
{
    /// <summary>How the timer's latest arming ends, as it is at the time of the look: arming it anew begins another. Never faults.</summary>
    Task<EntryOutcome> Completion { get; }

    /// <summary>Arms it: it is due after a delay, whenever it would have been due before.</summary>
    /// <param name="delay">From now on: <see cref="TimeSpan.Zero"/>, which means now, to <see cref="ScheduleLimit.Longest"/>.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was pending, and so was moved; if not, this is another arming.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The timer had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">It failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> ChangeAsync(TimeSpan delay, CancellationToken cancellationToken = default);

    /// <summary>Disarms it.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was pending; <see langword="false"/>: its action has begun, or it had been cancelled before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The timer had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">It failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default);
}
