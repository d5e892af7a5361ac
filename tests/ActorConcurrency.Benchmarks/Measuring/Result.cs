namespace ActorConcurrency.Benchmarks;

/// <summary>What a case gave: medians of its rounds.</summary>
/// <param name="Name">The case.</param>
internal sealed record Result(string Name)
{
    /// <summary>What ours took, in <see cref="Unit"/>.</summary>
    public double Ours { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>What the baseline took; null: there is none.</summary>
    public double? Baseline { get; init; }

    /// <summary>Above 1: ours is faster than the baseline or, without one, below the maximum. Null: only reported.</summary>
    public double? Ratio { get; init; }

    /// <summary>The ratio of the worst round.</summary>
    public double? Lowest { get; init; }

    /// <summary>The ratio of the best round.</summary>
    public double? Highest { get; init; }

    /// <summary>Processor time of all threads. Says more than the time does where others use the machine too.</summary>
    public double CpuNanosecondsPerOperation { get; init; }

    /// <summary>That of the baseline; null: there is none.</summary>
    public double? BaselineCpuNanosecondsPerOperation { get; init; }

    public double BytesPerOperation { get; init; }

    /// <summary>With a baseline the least ratio, without one the most of <see cref="Unit"/>. Null: only reported.</summary>
    public double? Target { get; init; }

    public int? MaximumBytes { get; init; }

    public string? Note { get; init; }

    /// <summary>Why it failed; null: it computed what it should have.</summary>
    public string? Error { get; init; }

    /// <summary>Whether its target is met. One that is only reported meets it by a right result.</summary>
    public bool Met =>
        Error is null
        && !(Ratio < (Baseline is null ? 1 : Target))
        && !(Math.Round(BytesPerOperation) > MaximumBytes);
}
