namespace ActorConcurrency.Comparison;

/// <summary>Makes cells of what was found. Pure.</summary>
internal static class FailureJudge
{
    /// <summary>The worst that was found counts.</summary>
    public static Effect EffectOf(FailureNotes notes) => notes switch
    {
        { Failed.Length: > 0 } => Effect.Unknown,
        { Hung: true } => Effect.Hung,
        { Doubled: > 0 } => Effect.Doubled,
        { Lost: > 0 } => Effect.Lost,
        { Stranded: > 0 } => Effect.Stranded,
        { Told: true } => Effect.Signalled,
        _ => Effect.Survived,
    };

    public static Cell CellOf(FailureCase tried, FailureNotes notes) => Blank(tried, EffectOf(notes), Words(notes)) with
    {
        RecoveryMs = notes.Recovery?.TotalMilliseconds,
        Lost = notes.Lost,
        Doubled = notes.Doubled,
        Stranded = notes.Stranded,
        Cycle = notes.Cycle,
    };

    /// <summary>The cell of a case that has nothing to try.</summary>
    public static Cell Untried(FailureCase declared) => Blank(declared, declared.Expected, declared.Reason);

    public static Cell NotRun(FailureCase declared, string why) => Blank(declared, Effect.NotRun, why);

    private static Cell Blank(FailureCase tried, Effect effect, string happened) => new()
    {
        Failure = tried.Failure.Name,
        Side = tried.Side,
        Contender = tried.Contender,
        Effect = effect,
        Expected = tried.Expected,
        Happened = happened,
        Remedy = tried.Remedy,
    };

    private static string Words(FailureNotes notes)
    {
        string[] failed = notes.Failed.Length > 0 ? [$"the program failed: {notes.Failed}"] : [];
        return string.Join("; ", [.. notes.Facts, .. notes.Cycle, .. failed]);
    }
}
