namespace ActorConcurrency.Comparison;

/// <summary>What a run cost. Immutable.</summary>
/// <param name="DurationMs">How long it took, in milliseconds; <see langword="null"/> in a report where the runs were too few or not alone.</param>
/// <param name="Threads">How many distinct threads ran the participants' code.</param>
/// <param name="AllocatedBytes">What was allocated meanwhile, the laboratory's own notes taken off.</param>
public sealed record Figures(double? DurationMs, int Threads, long AllocatedBytes)
{
    /// <summary>The lower quartile of the repeated runs' durations, in milliseconds; the duration itself for a single run.</summary>
    public double? LowerMs { get; init; } = DurationMs;

    /// <summary>The upper quartile of the repeated runs' durations, in milliseconds; the duration itself for a single run.</summary>
    public double? UpperMs { get; init; } = DurationMs;

    /// <summary>How many runs they are of: warm ones if more than one.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The fewest runs that a duration is told of: 5.</summary>
    public const int FewestRuns = 5;

    /// <summary>These figures as a report tells them: without durations if the runs were too few.</summary>
    public Figures Told() => Runs >= FewestRuns ? this : this with { DurationMs = null, LowerMs = null, UpperMs = null };

    /// <summary>The figures of the median run, and the quartiles of all.</summary>
    /// <param name="runs">At least one.</param>
    public static Figures MedianOf(IEnumerable<Figures> runs)
    {
        var sorted = runs.OrderBy(run => run.DurationMs).ToList();
        return sorted[sorted.Count / 2] with
        {
            LowerMs = sorted[sorted.Count / 4].DurationMs,
            UpperMs = sorted[sorted.Count * 3 / 4].DurationMs,
            Runs = sorted.Count,
        };
    }
}
