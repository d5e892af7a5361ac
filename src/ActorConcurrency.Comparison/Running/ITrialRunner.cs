namespace ActorConcurrency.Comparison;

/// <summary>Carries out trials. Implementations are thread-safe.</summary>
internal interface ITrialRunner
{
    /// <summary>Runs one side of an experiment under a watchdog.</summary>
    /// <param name="order">What to run.</param>
    /// <param name="onEvent">Told of every event as it comes, one at a time.</param>
    /// <param name="cancellationToken">Ends the run by force; nothing of it is left when the task is cancelled.</param>
    /// <returns>The record. A program that hangs or fails is a record, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    Task<TrialRecord> RunAsync(TrialOrder order, Action<TrialEvent> onEvent, CancellationToken cancellationToken = default);

    /// <summary>Ends what it keeps for further trials, if anything. It can run trials after that too.</summary>
    Task RestAsync() => Task.CompletedTask;
}
