namespace ActorConcurrency.Comparison;

/// <summary>What kind of evidence there is.</summary>
public enum EvidenceKind
{
    /// <summary>It follows from what there is: nothing had to be tried.</summary>
    Construction,

    /// <summary>For an actor by messages, every order of requests and turns was tried; besides, it was under stress.</summary>
    Exhaustive,

    /// <summary>It was seen in so many runs of each, in a time: a sample.</summary>
    Stress,

    /// <summary>It was seen in so many runs of each.</summary>
    Runs,

    /// <summary>It was measured in so many rounds of each.</summary>
    Rounds,

    /// <summary>It was measured once, with so many requests to each.</summary>
    Requests,
}

/// <summary>How a claim is known. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many, the fewest of those that are compared; 0 where nothing had to be tried.</param>
public sealed record Evidence(EvidenceKind Kind, long Count)
{
    /// <summary>How long the stress was, in seconds, the shortest of those that are compared; 0 where there was none.</summary>
    public double Seconds { get; init; }

    /// <summary>The orders that were tried, for example <c>all 6 orders</c>; empty where they were not.</summary>
    public string Orders { get; init; } = "";

    /// <summary>For example <c>5 rounds each</c>.</summary>
    public override string ToString() => (Kind, Count) switch
    {
        (EvidenceKind.Construction, _) => "by construction",
        (EvidenceKind.Exhaustive, _) => $"exhaustive by messages: {Orders}; {Stress}",
        (EvidenceKind.Stress, _) => Stress,
        (EvidenceKind.Runs, 1) => "1 run each",
        (EvidenceKind.Runs, _) => $"{Quantities.Count(Count)} runs each",
        (EvidenceKind.Requests, _) => $"{Quantities.Count(Count)} requests each, once",
        _ => $"{Count} rounds each",
    };

    private string Stress => $"stress: at least {Quantities.Count(Count)} runs and {Quantities.Duration(Seconds * 1000)} each";
}
