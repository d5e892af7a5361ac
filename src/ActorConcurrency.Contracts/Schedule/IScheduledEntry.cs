namespace ActorConcurrency;

/// <summary>Something that an <see cref="ISchedule"/> runs. Thread-safe.</summary>
public interface IScheduledEntry
{
    /// <summary>What was set about it.</summary>
    EntryOptions Options { get; }

    /// <summary>How it ended. Never faults: a failure of the action is one of the outcomes.</summary>
    Task<EntryOutcome> Completion { get; }

    /// <summary>Cancels it: as <see cref="ISchedule.CancelAsync"/>.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    /// <returns>Whether it was pending.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled. The request may have been sent: then it is carried out all the same.</exception>
    /// <exception cref="StoppedException">The schedule had been disposed of.</exception>
    /// <exception cref="OutcomeUnknownException">The schedule failed, or did not answer in time, with the request in flight.</exception>
    ValueTask<bool> CancelAsync(CancellationToken cancellationToken = default);
}
