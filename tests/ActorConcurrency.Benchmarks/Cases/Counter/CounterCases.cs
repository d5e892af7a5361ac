namespace ActorConcurrency.Benchmarks;

/// <summary>Increments: from eight threads that wait for no answer, and from one task that waits for each.</summary>
internal static class CounterCases
{
    public const int Operations = 3_200_000;
    public const int AwaitedOperations = 100_000;

    private const string LacksOfVariables = "overflow check, snapshot, callers in other processes";
    private const string LacksOfProto = "overflow check, timeouts, snapshot: a minimal actor";

    public static Case FireAndForget { get; } = new(
        "counter-8", Operations, new Target(1, MaximumBytes: 0),
        new("ActorCounter", () => new OurCounter()),
        new("lock", () => new LockedCounter()),
        new("Interlocked", () => new InterlockedCounter(), "a second variable in the same step, " + LacksOfVariables),
        new("DotNext AsyncCounter", () => new DotNextCounter(), "negative values, compare and set, snapshot, callers in other processes"),
        new("Proto.Actor", () => new ProtoCounter(), LacksOfProto));

    public static Case Awaited { get; } = new(
        "counter-awaited", AwaitedOperations, new Target(0.6),
        new("ActorCounter", () => new OurAwaitedCounter()),
        new("SemaphoreSlim around ++", () => new SlimCounter()),
        new("lock around ++", () => new LockedSequence(), "waiting without blocking a thread, " + LacksOfVariables),
        new("Interlocked", () => new InterlockedSequence(), "a second variable in the same step, " + LacksOfVariables),
        new("Nito AsyncLock around ++", () => new NitoCounter(), LacksOfVariables),
        new("DotNext AsyncExclusiveLock around ++", () => new DotNextGuardedCounter(), LacksOfVariables),
        new("Proto.Actor", () => new ProtoAwaitedCounter(), LacksOfProto));
}
