namespace ActorConcurrency.Comparison;

/// <summary>A failure matrix as JSON, by the rules of <see cref="JsonReport"/>. Thread-safe.</summary>
public static class FailureJson
{
    /// <summary>The matrix's text.</summary>
    /// <param name="report">The matrix.</param>
    public static string Render(FailureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonReport.Render(report);
    }
}
