using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What a run cost. Immutable.</summary>
/// <param name="DurationMs">How long it took, in milliseconds; <see langword="null"/> in a report where the runs were too few or not alone.</param>
/// <param name="Threads">How many distinct threads ran the participants' code.</param>
/// <param name="AllocatedBytes">
/// What was allocated meanwhile, in bytes, the laboratory's own notes taken off; <see langword="null"/> where there is no duration because of too few runs.
/// </param>
public sealed record Figures(double? DurationMs, int Threads, long? AllocatedBytes)
{
    /// <summary>The lower quartile of the repeated runs' durations, in milliseconds; the duration itself for a single run.</summary>
    public double? LowerMs { get; init; } = DurationMs;

    /// <summary>The upper quartile of the repeated runs' durations, in milliseconds; the duration itself for a single run.</summary>
    public double? UpperMs { get; init; } = DurationMs;

    /// <summary>The duration of each of the repeated runs, in milliseconds, as they came; empty for a single run, and where no duration is told.</summary>
    public ImmutableArray<double> DurationsMs { get; init; } = [];

    /// <summary>How many runs they are of: warm ones if more than one.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>The fewest runs that a duration, or an allocation, is told of: 5.</summary>
    public const int FewestRuns = 5;

    /// <summary>These figures as a report tells them: without durations and allocation if the runs were too few, for a first run bills what comes once.</summary>
    public Figures Told() => Runs >= FewestRuns ? this : WithoutDurations() with { AllocatedBytes = null };

    /// <summary>These figures without durations.</summary>
    internal Figures WithoutDurations() => this with { DurationMs = null, LowerMs = null, UpperMs = null, DurationsMs = [] };

    /// <summary>The figures of the median run, and the quartiles of all.</summary>
    /// <param name="runs">At least one.</param>
    public static Figures MedianOf(IEnumerable<Figures> runs)
    {
        var all = runs.ToList();
        var sorted = all.OrderBy(run => run.DurationMs).ToList();
        return sorted[sorted.Count / 2] with
        {
            LowerMs = sorted[sorted.Count / 4].DurationMs,
            UpperMs = sorted[sorted.Count * 3 / 4].DurationMs,
            Runs = sorted.Count,
            DurationsMs = sorted.Count == 1 ? [] : [.. all.Select(run => run.DurationMs!.Value)],
        };
    }
}
