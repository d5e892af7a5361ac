namespace ActorConcurrency.Benchmarks;

/// <summary>Acquire and release of one permit: by one task that finds it free, from different places, and by 100 tasks that wait for it.</summary>
internal static class SemaphoreCases
{
    public const int Operations = 200_000;
    public const int ContendedOperations = 50_000;

    private const string LacksOfLibraries = "owners and their death, fencing tokens, leases, ledger";
    private const string LacksOfProto = "timeouts, cancellation, owners, tokens, ledger: a minimal actor";

    public static Case Free { get; } = new(
        "semaphore", Operations, new Target(1.5, MaximumBytes: 0),
        new("ActorSemaphore", () => new OurSemaphore()),
        new("SemaphoreSlim", () => new SlimSemaphore()),
        new("lock", () => new LockedSection(), "waiting without blocking a thread, and all that SemaphoreSlim lacks"),
        new("RateLimiting ConcurrencyLimiter", () => new LimiterSemaphore(), LacksOfLibraries),
        new("Nito AsyncSemaphore", () => new NitoSemaphore(), LacksOfLibraries),
        new("DotNext AsyncExclusiveLock", () => new DotNextSemaphore(), "more than one permit, " + LacksOfLibraries),
        new("Proto.Actor", () => new ProtoSemaphore(), LacksOfProto));

    public static Case ByInterface { get; } = new(
        "semaphore-interface", Operations, new Target(4, MaximumBytes: 40),
        new("IOwnedSemaphore", () => new OurSemaphoreByInterface()),
        new("SemaphoreSlim", () => new SlimSemaphore()));

    public static Case ByMessages { get; } = new(
        "semaphore-messages", Operations / 10, Target: null,
        new("ActorSemaphore, gate-first off", () => new OurSemaphore(gateFirst: false)),
        new("SemaphoreSlim", () => new SlimSemaphore()));

    public static Case InFlow { get; } = Surrounded("semaphore-in-flow", () => new OurSemaphoreInFlow());

    public static Case InContext { get; } = Surrounded("semaphore-in-context", () => new OurSemaphoreInContext());

    public static Case InActor { get; } = Surrounded("semaphore-in-actor", () => new OurSemaphoreInActor());

    public static Case Contended { get; } = new(
        "semaphore-100", ContendedOperations, new Target(1.2),
        new("ActorSemaphore", () => new ContendedSemaphore(new OurSemaphore())),
        new("SemaphoreSlim", () => new ContendedSemaphore(new SlimSemaphore())),
        new("RateLimiting ConcurrencyLimiter", () => new ContendedSemaphore(new LimiterSemaphore()), LacksOfLibraries),
        new("Nito AsyncSemaphore", () => new ContendedSemaphore(new NitoSemaphore()), LacksOfLibraries),
        new("DotNext AsyncExclusiveLock", () => new ContendedSemaphore(new DotNextSemaphore()), "more than one permit, " + LacksOfLibraries),
        new("Proto.Actor", () => new ContendedSemaphore(new ProtoSemaphore()), LacksOfProto));

    // Where it is called must not matter: the baseline is ours, called from a plain task.
    private static Case Surrounded(string name, Func<Contender> start) => new(
        name, Operations, new Target(1.3), new("ActorSemaphore", start), new("ActorSemaphore in a plain task", () => new OurSemaphore()));
}
