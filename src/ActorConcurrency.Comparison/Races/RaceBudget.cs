using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>How often each contender runs a race. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">How many runs at most.</param>
/// <param name="Limit">When no further run is begun.</param>
internal sealed record RaceBudget(string Name, int Runs, TimeSpan Limit)
{
    /// <summary>2,000 runs, at most 0.15 s for each contender: about 10 s for the page.</summary>
    public static RaceBudget Quick { get; } = new("quick", 2_000, TimeSpan.FromMilliseconds(150));

    /// <summary>10,000 runs, at most 1 s for each contender: up to a minute for the page.</summary>
    public static RaceBudget Standard { get; } = new("standard", 10_000, TimeSpan.FromSeconds(1));

    /// <summary>100,000 runs, at most 8 s for each contender.</summary>
    public static RaceBudget Full { get; } = new("full", 100_000, TimeSpan.FromSeconds(8));

    /// <summary>The budgets there are, the smallest first.</summary>
    public static ImmutableArray<RaceBudget> All { get; } = [Quick, Standard, Full];
}
