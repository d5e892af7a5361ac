namespace ActorConcurrency.Cli;

/// <summary>A promise that was broken.</summary>
/// <param name="Rule">Which: "permits", "tokens", "order", "ledger", "outcomes", "end".</param>
/// <param name="Text">What happened.</param>
/// <param name="Lines">The lines that prove it.</param>
internal sealed record Violation(string Rule, string Text, IReadOnlyList<HistoryLine> Lines);

/// <summary>A holder that went on believing in what others had by then.</summary>
/// <param name="Grant">What it held.</param>
/// <param name="Microseconds">For how long, while too much was held with it.</param>
internal sealed record LateHolder(GrantHistory Grant, long Microseconds);

/// <summary>What a judge says of a run.</summary>
internal sealed record RunVerdict
{
    public required int Grants { get; init; }

    public required int Reads { get; init; }

    /// <summary>How many of the reads were older than what was known when they were asked for, and said so by their age.</summary>
    public required int Stale { get; init; }

    /// <summary>How many pairs of requests there were of which one had to come before the other.</summary>
    public required int Ordered { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    public required IReadOnlyList<LateHolder> Late { get; init; }

    public bool Holds => Violations.Count == 0;
}
