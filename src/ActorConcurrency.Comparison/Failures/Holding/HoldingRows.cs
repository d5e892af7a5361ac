namespace ActorConcurrency.Comparison;

/// <summary>What a holder of a permit and one of a lock have in common.</summary>
internal static class HoldingRows
{
    /// <summary>What every side survives whose program cleans up and whose wait takes a token and a timeout.</summary>
    public static IEnumerable<FailureCase> Survived(Column<Place> column) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        column.Tries(Failure.CancelWaiting, Effect.Survived, HoldingFailures.CancelsWaitingAsync),
        column.Tries(Failure.CancelRace, Effect.Survived, HoldingFailures.RacesAsync),
        column.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => column.Create(run))),
        column.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
    ];
}
