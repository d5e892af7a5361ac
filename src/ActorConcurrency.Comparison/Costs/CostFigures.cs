using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What a recipe's cost study gave. Immutable.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Operation">What one operation is.</param>
/// <param name="Exclusive">Whether the hold time is spent by one at a time.</param>
/// <param name="Budget">The name of the budget.</param>
/// <param name="RoundMs">How long a round of the closed loop was of those that do not block, in milliseconds; of all, each row tells it.</param>
/// <param name="Seed">Where random numbers started.</param>
/// <param name="Throughput">A row for each contender in each cell of the sweep.</param>
/// <param name="Latency">A row for each contender; none if the run ended before.</param>
/// <param name="Memory">A row for each contender; none if the run ended before.</param>
/// <param name="Overtaking">A row for each contender of an exclusive study; none if the run ended before.</param>
/// <param name="CrossOvers">Where the lock or the primitive wins and where the actor does, pair by pair.</param>
/// <param name="Broken">Who did not do what the operation is to do, and how that showed; no figure is given for them.</param>
/// <param name="NotMeasured">Why there is nothing to measure; <see langword="null"/> if there is.</param>
/// <param name="Complete">Whether the run was not cut short.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record RecipeCosts(
    string Recipe, string Operation, bool Exclusive, string Budget, double RoundMs, int Seed,
    ImmutableArray<ThroughputFigure> Throughput, ImmutableArray<LatencyFigure> Latency, ImmutableArray<MemoryFigure> Memory,
    ImmutableArray<OvertakingFigure> Overtaking, ImmutableArray<CrossOver> CrossOvers, ImmutableArray<BrokenContender> Broken,
    string? NotMeasured, bool Complete, double Seconds)
{
    /// <summary>The name of the study; <see cref="CostStudy.Usual"/> by default.</summary>
    public string Study { get; init; } = CostStudy.Usual;

    /// <summary>What is not in it and why, in a sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>How much one contender gets done in one cell, in a closed loop. Immutable.</summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Participants">How many take part.</param>
/// <param name="HoldMicroseconds">The hold time.</param>
/// <param name="PerSecond">Operations a second of all together: the median of the rounds.</param>
/// <param name="Lower">The lower quartile.</param>
/// <param name="Upper">The upper quartile.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Jain">Jain's index of the participants' shares in a round, the median: 1 if all got the same, 1 / participants if one got all.</param>
/// <param name="Threads">Distinct threads that ran the participants' code in a round, the most.</param>
public sealed record ThroughputFigure(
    Side Side, string Name, int Participants, double HoldMicroseconds, double PerSecond, double Lower, double Upper, int Rounds, double Jain, int Threads)
{
    /// <summary>How long a round was, in milliseconds: longer where several block, for a thread keeps its processor for milliseconds.</summary>
    public double RoundMs { get; init; }

    /// <summary>What one operation took, on average, in each round, in nanoseconds.</summary>
    public ImmutableArray<double> RoundsNs { get; init; } = [];
}

/// <summary>How long requests take that arrive at a fixed rate, the same for all contenders; from their arrival, in microseconds. Immutable.</summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Participants">How many serve.</param>
/// <param name="HoldMicroseconds">The hold time.</param>
/// <param name="OfferedPerSecond">How many requests a second arrive, on average.</param>
/// <param name="Requests">How many arrived.</param>
/// <param name="P50">Half took no longer.</param>
/// <param name="P90">9 of 10 took no longer.</param>
/// <param name="P99">99 of 100 took no longer; <see langword="null"/> where fewer than 10 requests took longer.</param>
/// <param name="P999">999 of 1,000 took no longer; <see langword="null"/> where fewer than 10 requests took longer.</param>
/// <param name="Max">The longest.</param>
public sealed record LatencyFigure(
    Side Side, string Name, int Participants, double HoldMicroseconds, double OfferedPerSecond, long Requests,
    double P50, double P90, double? P99, double? P999, double Max);

/// <summary>What it holds while nothing happens. Immutable.</summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="InstanceBytes">Managed memory of an instance that did one operation and is idle; <see langword="null"/> where it is too little to tell.</param>
/// <param name="WaiterBytes">
/// Managed memory of one who waits, without that of its thread if it has one; <see langword="null"/> where nobody ever waits, or it is too little to tell.
/// </param>
/// <param name="ThreadsPerWaiter">Threads of the process for one who waits; <see langword="null"/> where nobody ever waits.</param>
public sealed record MemoryFigure(Side Side, string Name, double? InstanceBytes, double? WaiterBytes, double? ThreadsPerWaiter)
{
    /// <summary>Threads of the process for one idle instance.</summary>
    public double ThreadsPerInstance { get; init; }
}

/// <summary>
/// How often somebody who surely waits is overtaken by the holder, which gives back and asks again at once. Immutable.
/// </summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Longest">The most often in one wait.</param>
/// <param name="Median">The median of the waits.</param>
/// <param name="Waits">How many waits.</param>
public sealed record OvertakingFigure(Side Side, string Name, int Longest, int Median, int Waits)
{
    /// <summary>Where it is given up to wait for the end: this or more.</summary>
    public const int Most = 10_000;
}

/// <summary>Somebody who did not do what the operation is to do. Immutable.</summary>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Reason">How that showed, in a sentence.</param>
public sealed record BrokenContender(Side Side, string Name, string Reason);
