using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong: one permit, the same programs for all sides.</content>
internal sealed partial class SemaphoreScenario
{
    private const string NoToken = "the page's acquire takes neither a token nor a timeout";
    private const string OwnerElsewhere = "the holder had a session whose owner, an actor, lived in that process; a permit without a session stays away";
    private const int MostWaiters = 100;

    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(100);

    private static readonly Column<Place> OriginalColumn = new(Side.Original, "PythonSemaphore", _ => new PythonPermit(), Blocks: true);
    private static readonly Column<Place> LockColumn = new(Side.Lock, "lock and Monitor", _ => new MonitorPermit(), Blocks: true);
    private static readonly Column<Place> DotNetColumn = new(Side.DotNet, "SemaphoreSlim", _ => new SlimPermit());
    private static readonly Column<Place> TwinColumn = new(Side.Twin, "DotNetSemaphore", _ => new TwinPermit());
    private static readonly Column<Place> ActorColumn = new(Side.Actor, "ActorSemaphore", run => new ActorPermit(run.Actors, new SemaphoreSettings()));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Stranded, HoldingFailures.ThrowsAsync, "“with semaphore:” in Python, “finally” in C#; costs a line in every user of it"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "Python's BoundedSemaphore: notices only when nobody is inside"),
        OriginalColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync),
        OriginalColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, "an RLock where the count is one"),
        OriginalColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new PythonPermit(), new PythonPermit()), "one order for all; costs knowing all"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "any number may wait"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        LockColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        LockColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        LockColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        LockColumn.Tries(Failure.CancelWaiting, Effect.Survived, HoldingFailures.CancelsWaitingAsync),
        LockColumn.Tries(Failure.CancelRace, Effect.Survived, HoldingFailures.RacesAsync),
        LockColumn.NotRun(Failure.TimeoutRace, FailureReasons.NoTimeoutWritten),
        LockColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "a maximum, which notices only when nobody is inside"),
        LockColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync),
        LockColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, "a lock in place of a count of one: it is reentrant"),
        LockColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new MonitorPermit(), new MonitorPermit()), "one order for all; costs knowing all"),
        LockColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        LockColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync),
        LockColumn.NotOffered(Failure.Overflow, "any number may wait"),
        LockColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        .. HoldingRows.Survived(DotNetColumn),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync,
            "a disposable permit with a finalizer; costs an allocation for each, and comes when the collector runs, perhaps never"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync,
            "a timeout in every wait tells those who wait; the permit stays away. A lease costs a timer for each permit and a check by the holder"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync,
            "hand out a permit that releases once (an object for each); a maximum notices only when nobody is inside"),
        DotNetColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync, "hide it behind a class; costs the class"),
        DotNetColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync,
            "an owner in an AsyncLocal, checked before each wait; costs a change of the execution context for each, and is wrong where work is handed on", mayHang: true),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new SlimPermit(), new SlimPermit()), "one order for all; costs knowing all", mayHang: true),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync, mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, "any number may wait", "ConcurrencyLimiter with a QueueLimit (System.Threading.RateLimiting); costs a lease object for each permit"),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Stranded, HoldingFailures.StopsAsync, "a token that is cancelled before; costs a linked token for each wait"),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. HoldingRows.Survived(TwinColumn),
        TwinColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        TwinColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        TwinColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        TwinColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        TwinColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, mayHang: true),
        TwinColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new TwinPermit(), new TwinPermit()), mayHang: true),
        TwinColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it; there is no call that blocks without the pool", mayHang: true),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new TwinPermit(MostWaiters), MostWaiters)),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run)
    {
        var permit = new ActorPermit(run.Network, new SemaphoreSettings());
        return HoldingFailures.IsKilledAsync(run, permit, permit.Actor);
    }

    private static async Task<string> HoldElsewhereAsync(ActorSystem system, string semaphore)
    {
        var session = ActorSemaphore.Attach(await OtherActors.FindAsync(system, semaphore).ConfigureAwait(false)).OpenSession("the worker", Owners.New(system));
        await session.AcquireAsync().ConfigureAwait(false);
        return "the worker, an actor in another process, holds the permit";
    }

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. HoldingRows.Survived(ActorColumn),
        ActorColumn.Tries(Failure.HolderDies, Effect.Survived, HoldingFailures.DiesAsync,
            "the holder had a session whose owner, an actor, died; a permit without a session stays away as on the other sides"),
        ActorColumn.Does(Failure.HolderHangs, Effect.Survived, run => HoldingFailures.HangsAsync(run, new ActorPermit(run.Actors, new SemaphoreSettings { Lease = ShortLease })),
            "permits are lent for a time (SemaphoreSettings.Lease); the holder has to stop when its permit's token Lost is cancelled"),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, IsKilledAsync, OwnerElsewhere) with { Elsewhere = HoldElsewhereAsync },
        ActorColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        ActorColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        ActorColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, "a timeout, or a lock set, which refuses it", mayHang: true),
        ActorColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new ActorPermit(run.Actors, new SemaphoreSettings()), new ActorPermit(run.Actors, new SemaphoreSettings())),
            "a lock set, which names the cycle before it closes; costs that both are its locks", mayHang: true),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it, or give the actor a dispatcher with threads of its own", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new ActorPermit(run.Actors, new SemaphoreSettings { MaxWaiters = MostWaiters }), MostWaiters)),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];

    /// <summary>One permit under a lock.</summary>
    private sealed class MonitorPermit : ThreadPlace
    {
        private readonly MonitorPermits _permits = new();

        public MonitorPermit() => _permits.Release();

        // There is nothing to look at: what can be taken is taken, and given back.
        public override Task<long> FreeAsync()
        {
            var free = 0;
            while (_permits.TryTake()) free++;
            for (var n = 0; n < free; n++) _permits.Release();
            return Task.FromResult<long>(free);
        }

        protected override void Take(CancellationToken cancellation) => _permits.Take(cancellation);

        protected override void Release() => _permits.Release();
    }
}
