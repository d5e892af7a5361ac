namespace ActorConcurrency.Benchmarks;

/// <summary>Acquire and release of a lock that is awaited: to write and to read by one task that finds it free, and to write by 100 tasks that wait for it.</summary>
internal static class LockCases
{
    private const string Lacks = "owners and their death, reentrance, fencing tokens, leases, an end";
    private const string LacksOfSlim = "readers, upgrades, " + Lacks;
    private const string LacksOfNito = "upgrades, " + Lacks;

    public static Case Writing { get; } = new(
        "lock", SemaphoreCases.Operations, Target: null,
        new("ActorLock", () => new OurLock(LockMode.Write)),
        new("SemaphoreSlim", () => new SlimSemaphore(), LacksOfSlim),
        new("lock", () => new LockedSection(), "waiting without blocking a thread, " + LacksOfSlim),
        new("Nito AsyncReaderWriterLock", () => new NitoLock(reads: false), LacksOfNito),
        new("DotNext AsyncReaderWriterLock", () => new DotNextLock(reads: false), Lacks));

    public static Case Reading { get; } = new(
        "lock-read", SemaphoreCases.Operations, Target: null,
        new("ActorLock", () => new OurLock(LockMode.Read)),
        new("ReaderWriterLockSlim", () => new SlimReadLock(), "waiting without blocking a thread, fairness, " + Lacks),
        new("Nito AsyncReaderWriterLock", () => new NitoLock(reads: true), LacksOfNito),
        new("DotNext AsyncReaderWriterLock", () => new DotNextLock(reads: true), Lacks));

    public static Case Contended { get; } = new(
        "lock-100", SemaphoreCases.ContendedOperations, Target: null,
        new("ActorLock", () => new ContendedSemaphore(new OurLock(LockMode.Write))),
        new("SemaphoreSlim", () => new ContendedSemaphore(new SlimSemaphore()), LacksOfSlim),
        new("Nito AsyncReaderWriterLock", () => new ContendedSemaphore(new NitoLock(reads: false)), LacksOfNito),
        new("DotNext AsyncReaderWriterLock", () => new ContendedSemaphore(new DotNextLock(reads: false)), Lacks));
}
