using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>When to choose whom, and how that is known. Immutable.</summary>
/// <param name="Choose">Whom: <see cref="Side.Lock"/>, <see cref="Side.DotNet"/> or <see cref="Side.Actor"/>.</param>
/// <param name="When">When, as it completes “choose it when …”.</param>
/// <param name="Evidence">How that is known.</param>
/// <param name="Rows">The rows that it rests on, by the names of experiments, failures, races or cells.</param>
public sealed record Claim(Side Choose, string When, Evidence Evidence, ImmutableArray<string> Rows)
{
    /// <summary>The claim in one line, with its evidence and its rows; where they are more than two, the text names them itself.</summary>
    public override string ToString() => Rows.Length > 2 ? $"{When} [{Evidence}]" : $"{When} [{string.Join(", ", Rows)}; {Evidence}]";
}

/// <summary>What kind of evidence there is.</summary>
public enum EvidenceKind
{
    /// <summary>It follows from what there is: nothing had to be tried.</summary>
    Construction,

    /// <summary>It was seen in so many runs of each.</summary>
    Runs,

    /// <summary>It was measured in so many rounds of each.</summary>
    Rounds,
}

/// <summary>How a claim is known. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many, the fewest of those that are compared; 0 where nothing had to be tried.</param>
public sealed record Evidence(EvidenceKind Kind, int Count)
{
    /// <summary>For example <c>5 rounds each</c>.</summary>
    public override string ToString() => (Kind, Count) switch
    {
        (EvidenceKind.Construction, _) => "by construction",
        (EvidenceKind.Runs, 1) => "1 run each",
        (EvidenceKind.Runs, _) => $"{Quantities.Count(Count)} runs each",
        _ => $"{Count} rounds each",
    };
}
