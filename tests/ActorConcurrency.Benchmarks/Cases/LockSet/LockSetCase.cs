namespace ActorConcurrency.Benchmarks;

/// <summary>Two names are taken and given back by one task that finds them free.</summary>
internal static class LockSetCase
{
    public const int Operations = 100_000;

    private const string LacksOfPairs = "one grant for the whole set, cycles named, owners and their death, leases, ledger";

    public static Case Only { get; } = new(
        "lock-set", Operations, new Target(3),
        new("ActorLockSet", () => new OurLockSet()),
        new("two SemaphoreSlims", () => new SlimLockSet()),
        new("two locks", () => new NestedLocks(), "waiting without blocking a thread, " + LacksOfPairs),
        new("two Nito AsyncLocks", () => new NitoLockSet(), LacksOfPairs),
        new("two DotNext AsyncExclusiveLocks", () => new DotNextLockSet(), LacksOfPairs),
        new("Proto.Actor", () => new ProtoLockSet(), "order check, timeouts, cancellation, owners, ledger: a minimal actor"));
}
