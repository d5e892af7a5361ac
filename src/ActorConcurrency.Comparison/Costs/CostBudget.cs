using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>How much a cost study may cost itself. Immutable.</summary>
internal sealed record CostBudget
{
    /// <summary>A first look: about 2 s for a recipe on two quiet cores.</summary>
    public static CostBudget Quick { get; } = new()
    {
        Name = "quick",
        Participants = [1, 8],
        HoldMicroseconds = [0],
        Rounds = 5,
        Round = TimeSpan.FromMilliseconds(3),
        BlockingRound = TimeSpan.FromMilliseconds(30),
        WarmUp = TimeSpan.FromMilliseconds(400),
        Latency = TimeSpan.FromMilliseconds(40),
        Instances = 200,
        Waiters = 1000,
        BlockedThreads = 32,
        Overtakings = 5,
    };

    /// <summary>The whole sweep: about 20 s for a recipe.</summary>
    public static CostBudget Standard { get; } = new()
    {
        Name = "standard",
        Participants = [1, 2, 4, 8],
        HoldMicroseconds = [0, 1, 10, 100],
        Rounds = 6,
        Round = TimeSpan.FromMilliseconds(15),
        BlockingRound = TimeSpan.FromMilliseconds(45),
        WarmUp = TimeSpan.FromSeconds(1.5),
        Latency = TimeSpan.FromMilliseconds(500),
        Instances = 500,
        Waiters = 2000,
        BlockedThreads = 64,
        Overtakings = 20,
    };

    /// <summary>For figures to keep: about two minutes for a recipe.</summary>
    public static CostBudget Full { get; } = Standard with
    {
        Name = "full",
        Rounds = 15,
        Round = TimeSpan.FromMilliseconds(60),
        BlockingRound = TimeSpan.FromMilliseconds(120),
        WarmUp = TimeSpan.FromSeconds(3),
        Latency = TimeSpan.FromSeconds(3),
        Instances = 1000,
        Waiters = 5000,
        BlockedThreads = 128,
        Overtakings = 100,
    };

    /// <summary>The budgets there are, the smallest first.</summary>
    public static ImmutableArray<CostBudget> All { get; } = [Quick, Standard, Full];

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many take part, for each cell of the sweep; each at least 1, ascending.</summary>
    public required ImmutableArray<int> Participants { get; init; }

    /// <summary>The hold times in microseconds, for each cell of the sweep; each 0 or more, ascending.</summary>
    public required ImmutableArray<double> HoldMicroseconds { get; init; }

    /// <summary>How many rounds each contender has in each cell; at least 5, so that there are quartiles.</summary>
    public required int Rounds { get; init; }

    /// <summary>How long a round is of one participant alone, or of participants that do not block.</summary>
    public required TimeSpan Round { get; init; }

    /// <summary>
    /// How long a round is of several participants that block. A thread keeps its processor for milliseconds: in a shorter round one of them
    /// would have the whole of it, and nobody would be in its way.
    /// </summary>
    public required TimeSpan BlockingRound { get; init; }

    /// <summary>How long the contenders take turns, at least, before the first round that counts; up to 6 s, until the runtime compiles nothing more.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>For how long requests are offered to each contender for its latencies.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>How many idle instances are made to tell the memory of one; where each holds a thread, no more than <see cref="BlockedThreads"/>.</summary>
    public required int Instances { get; init; }

    /// <summary>How many wait without a thread to tell the memory of one who waits.</summary>
    public required int Waiters { get; init; }

    /// <summary>How many wait on threads to tell the memory of one who waits.</summary>
    public required int BlockedThreads { get; init; }

    /// <summary>Whether it leaves out what is done seldom (<see cref="CostStudy.Seldom"/>), and says so. False by default.</summary>
    public bool LeavesOutSeldom { get; init; }

    /// <summary>How often it is tried how long somebody who waits is overtaken.</summary>
    public required int Overtakings { get; init; }
}
