namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong: one permit, the same programs for all sides.</content>
public sealed partial class SemaphoreScenario
{
    private const string NoToken = "the page's acquire takes neither a token nor a timeout";
    private const int MostWaiters = 100;

    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(100);

    private static readonly Column<Place> OriginalColumn = new(Side.Original, "PythonSemaphore", _ => new PythonPermit(), Blocks: true);
    private static readonly Column<Place> DotNetColumn = new(Side.DotNet, "SemaphoreSlim", _ => new SlimPermit());
    private static readonly Column<Place> TwinColumn = new(Side.Twin, "DotNetSemaphore", _ => new TwinPermit());
    private static readonly Column<Place> ActorColumn = new(Side.Actor, "ActorSemaphore", run => new ActorPermit(run, new SemaphoreSettings()));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Stranded, HoldingFailures.ThrowsAsync, "“with semaphore:” in Python, “finally” in C#; costs a line in every user of it"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        OriginalColumn.NotOffered(Failure.CancelWaiting, NoToken),
        OriginalColumn.NotOffered(Failure.CancelRace, NoToken),
        OriginalColumn.NotOffered(Failure.TimeoutRace, NoToken),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "Python's BoundedSemaphore: notices only when nobody is inside"),
        OriginalColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync),
        OriginalColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, "an RLock where the count is one"),
        OriginalColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new PythonPermit(), new PythonPermit()), "one order for all; costs knowing all"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "any number may wait"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync,
            "a disposable permit with a finalizer; costs an allocation for each, and comes when the collector runs, perhaps never"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync,
            "a timeout in every wait tells those who wait; the permit stays away. A lease costs a timer for each permit and a check by the holder"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Tries(Failure.CancelWaiting, Effect.Survived, HoldingFailures.CancelsWaitingAsync),
        DotNetColumn.Tries(Failure.CancelRace, Effect.Survived, HoldingFailures.RacesAsync),
        DotNetColumn.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => new SlimPermit())),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync,
            "hand out a permit that releases once (an object for each); a maximum notices only when nobody is inside"),
        DotNetColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync, "hide it behind a class; costs the class"),
        DotNetColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync,
            "an owner in an AsyncLocal, checked before each wait; costs a change of the execution context for each, and is wrong where work is handed on", mayHang: true),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new SlimPermit(), new SlimPermit()), "one order for all; costs knowing all", mayHang: true),
        DotNetColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync, mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, "any number may wait", "ConcurrencyLimiter with a QueueLimit (System.Threading.RateLimiting); costs a lease object for each permit"),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Stranded, HoldingFailures.StopsAsync, "a token that is cancelled before; costs a linked token for each wait"),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        TwinColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        TwinColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        TwinColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        TwinColumn.Tries(Failure.CancelWaiting, Effect.Survived, HoldingFailures.CancelsWaitingAsync),
        TwinColumn.Tries(Failure.CancelRace, Effect.Survived, HoldingFailures.RacesAsync),
        TwinColumn.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => new TwinPermit())),
        TwinColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        TwinColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        TwinColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, mayHang: true),
        TwinColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new TwinPermit(), new TwinPermit()), mayHang: true),
        TwinColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        TwinColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it; there is no call that blocks without the pool", mayHang: true),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new TwinPermit(MostWaiters), MostWaiters)),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        ActorColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        ActorColumn.Tries(Failure.HolderDies, Effect.Survived, HoldingFailures.DiesAsync,
            "the holder had a session whose owner, an actor, died; a permit without a session stays away as on the other sides"),
        ActorColumn.Does(Failure.HolderHangs, Effect.Survived, run => HoldingFailures.HangsAsync(run, new ActorPermit(run, new SemaphoreSettings { Lease = ShortLease })),
            "permits are lent for a time (SemaphoreSettings.Lease); the holder has to stop when its permit's token Lost is cancelled"),
        ActorColumn.NotRun(Failure.ProcessKilled, "an owner in another process is watched (ActorConcurrency.Cluster); this matrix starts no second node"),
        ActorColumn.Tries(Failure.CancelWaiting, Effect.Survived, HoldingFailures.CancelsWaitingAsync),
        ActorColumn.Tries(Failure.CancelRace, Effect.Survived, HoldingFailures.RacesAsync),
        ActorColumn.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => new ActorPermit(run, new SemaphoreSettings()))),
        ActorColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        ActorColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        ActorColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, "a timeout, or a lock set, which refuses it", mayHang: true),
        ActorColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new ActorPermit(run, new SemaphoreSettings()), new ActorPermit(run, new SemaphoreSettings())),
            "a lock set, which names the cycle before it closes; costs that both are its locks", mayHang: true),
        ActorColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it, or give the actor a dispatcher with threads of its own", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new ActorPermit(run, new SemaphoreSettings { MaxWaiters = MostWaiters }), MostWaiters)),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];
}
