using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>A cell of the failure matrix once it was tried. Immutable.</summary>
public sealed record Cell
{
    /// <summary>The row's name.</summary>
    public required string Failure { get; init; }

    /// <summary>Whose side it is on.</summary>
    public required Side Side { get; init; }

    /// <summary>What was tried.</summary>
    public required string Contender { get; init; }

    /// <summary>What the failure came to.</summary>
    public required Effect Effect { get; init; }

    /// <summary>What it had to come to.</summary>
    public required Effect Expected { get; init; }

    /// <summary>What happened, in words made of what was measured; or why nothing was tried.</summary>
    public required string Happened { get; init; }

    /// <summary>From the failure until somebody else could go on, in milliseconds; <see langword="null"/> if nobody could, or nobody had to wait.</summary>
    public double? RecoveryMs { get; init; }

    /// <summary>How many are gone in silence.</summary>
    public long Lost { get; init; }

    /// <summary>How many there are more than there may be.</summary>
    public long Doubled { get; init; }

    /// <summary>How many can never be used again, or wait for what never comes.</summary>
    public long Stranded { get; init; }

    /// <summary>Who waits for whom, round to the first, if it is a deadlock that could be seen; else empty.</summary>
    public ImmutableArray<string> Cycle { get; init; } = [];

    /// <summary>What one usually does about it, and what that costs; empty for nothing.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Whether it went as declared. What was not run is no objection.</summary>
    public bool IsExpected => Effect == Expected || Effect == Effect.NotRun;
}
