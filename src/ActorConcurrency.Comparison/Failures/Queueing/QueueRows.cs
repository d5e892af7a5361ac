namespace ActorConcurrency.Comparison;

/// <summary>What all queues have in common.</summary>
internal static class QueueRows
{
    /// <summary>Every side survives that whose get takes a token and a timeout.</summary>
    public static IEnumerable<FailureCase> Survived(Column<Line> column) =>
    [
        column.Tries(Failure.CancelWaiting, Effect.Survived, QueueFailures.CancelsWaitingAsync),
        column.Tries(Failure.CancelRace, Effect.Survived, QueueFailures.RacesAsync),
        column.Does(Failure.TimeoutRace, Effect.Survived, run => QueueFailures.TimesOutAsync(run, () => column.Create(run))),
    ];
}
