namespace ActorConcurrency.Benchmarks;

/// <summary>What a case gave.</summary>
/// <param name="Case">The case.</param>
internal sealed record Result(Case Case)
{
    /// <summary>How many rounds were measured.</summary>
    public int Rounds { get; private init; }

    /// <summary>Ours, the baseline and the peers, in the order of <see cref="Case.Entries"/>; none if it failed.</summary>
    public IReadOnlyList<Figures> Figures { get; private init; } = [];

    /// <summary>What is compared with the target: the ratios of the rounds, or the milliseconds.</summary>
    public Statistics Judged { get; private init; }

    /// <summary>Why it failed; null: it computed what it should have.</summary>
    public string? Error { get; init; }

    public Figures Ours => Figures[0];

    public Figures Baseline => Figures[1];

    public IEnumerable<Figures> Peers => Figures.Skip(2);

    public Verdict Verdict
    {
        get
        {
            if (Error is not null) return Verdict.Failed;
            if (Case.Target is not { } target) return Verdict.Reported;
            if (Math.Round(Ours.Bytes) > target.MaximumBytes || Judged.LowerQuartile > target.Maximum) return Verdict.Missed;
            return Judged.Median <= target.Maximum ? Verdict.Met : Verdict.TooNoisy;
        }
    }

    /// <summary>Medians of the rounds.</summary>
    /// <param name="one">The case.</param>
    /// <param name="rounds">For each round a run of each entry.</param>
    public static Result Of(Case one, IReadOnlyList<Run[]> rounds)
    {
        var figures = one.Entries.Select((entry, index) => Benchmarks.Figures.Of(entry, one.InMilliseconds, rounds, index)).ToArray();
        return new Result(one)
        {
            Rounds = rounds.Count,
            Figures = figures,
            Judged = one.InMilliseconds ? Statistics.Of(rounds.Select(runs => runs[0].Elapsed.TotalMilliseconds)) : figures[0].Ratio,
        };
    }
}

/// <summary>What a contender took: medians of the rounds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Time">Of an operation in nanoseconds, or of a run in milliseconds.</param>
/// <param name="Ratio">Its time divided by the baseline's in the same round.</param>
/// <param name="CpuNanoseconds">Processor time of all threads, for each operation.</param>
/// <param name="Bytes">What all threads allocated, for each operation.</param>
/// <param name="Lacks">What it has not, in comparison with ours.</param>
internal sealed record Figures(string Name, double Time, Statistics Ratio, double CpuNanoseconds, double Bytes, string Lacks)
{
    public static Figures Of(Entry entry, bool inMilliseconds, IReadOnlyList<Run[]> rounds, int index) => new(
        entry.Name,
        Statistics.Of(rounds.Select(runs => inMilliseconds ? runs[index].Elapsed.TotalMilliseconds : runs[index].Nanoseconds)).Median,
        Statistics.Of(rounds.Select(runs => runs[index].Elapsed / runs[1].Elapsed)),
        Statistics.Of(rounds.Select(runs => runs[index].CpuNanoseconds)).Median,
        Statistics.Of(rounds.Select(runs => runs[index].Bytes)).Median,
        entry.Lacks);
}
