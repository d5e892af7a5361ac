namespace ActorConcurrency.Comparison;

/// <summary>How often each outcome was seen. Immutable.</summary>
internal sealed record RaceCounts(IReadOnlyDictionary<string, int> Seen)
{
    public int Runs => Seen.Values.Sum();

    /// <summary>How long the runs took.</summary>
    public double Seconds { get; init; }

    /// <summary>All orders, where they were tried.</summary>
    public RaceOrders? Orders { get; init; }
}
