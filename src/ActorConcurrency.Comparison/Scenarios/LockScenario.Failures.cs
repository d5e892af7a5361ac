using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class LockScenario
{
    private const string NoToken = "acquire takes a timeout, but no token";
    private const string OwnHold = "only a hold gives back, once, what it holds: there is nothing that a stranger, or a second call, could release";
    private const string OwnerElsewhere = "the holder had a session whose owner, an actor, lived in that process; a hold without a session stays away";
    private const int MostWaiters = 100;

    private static readonly TimeSpan ShortLease = TimeSpan.FromMilliseconds(100);

    private static readonly Column<Place> OriginalColumn = new(Side.Original, "PythonRLock", _ => new PythonRLockPlace(), Blocks: true);
    private static readonly Column<Place> LockColumn = new(Side.Lock, "lock and Monitor", _ => new MonitorPlace(), Blocks: true);
    private static readonly Column<Place> DotNetColumn = new(Side.DotNet, "SemaphoreSlim(1, 1)", _ => new SlimLockPlace());
    private static readonly Column<Place> TwinColumn = new(Side.Twin, "DotNetLock", _ => new TwinSingleLockPlace());
    private static readonly Column<Place> ActorColumn = new(Side.Actor, "ActorLock", run => new ActorSingleLockPlace(run.Actors, new LockSettings()));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Stranded, HoldingFailures.ThrowsAsync, "“with lock:” in Python, “finally” in C#; costs a line in every user of it"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync, "a timeout in every wait tells those who wait; the lock stays away"),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered([Failure.CancelWaiting, Failure.CancelRace], NoToken),
        OriginalColumn.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => new PythonRLockPlace())),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Signalled, HoldingFailures.GivesBackTwiceAsync),
        OriginalColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        OriginalColumn.Tries(Failure.ReEntry, Effect.Survived, HoldingFailures.ReEntersAsync),
        OriginalColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new PythonRLockPlace(), new PythonRLockPlace()),
            "one order for all; costs knowing all locks, in every component"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "any number may wait"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        LockColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync, "the lock statement, which cannot forget; Monitor.Enter can"),
        LockColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync, "Monitor.TryEnter with a timeout tells those who wait; the lock stays away"),
        LockColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. LockColumn.NotOffered([Failure.CancelWaiting, Failure.CancelRace], FailureReasons.NoTokenAtMonitor),
        LockColumn.Does(Failure.TimeoutRace, Effect.Survived, run => HoldingFailures.TimesOutAsync(run, () => new MonitorPlace())),
        LockColumn.Tries(Failure.DoubleRelease, Effect.Signalled, HoldingFailures.GivesBackTwiceAsync),
        LockColumn.Tries(Failure.ForeignRelease, Effect.Signalled, HoldingFailures.StrangerGivesBackAsync),
        LockColumn.Tries(Failure.ReEntry, Effect.Survived, HoldingFailures.ReEntersAsync),
        LockColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new MonitorPlace(), new MonitorPlace()),
            "one order for all; costs knowing all locks, in every component"),
        LockColumn.NotApplicable(Failure.SlowConsumer, FailureReasons.NothingComes),
        LockColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync),
        LockColumn.NotOffered(Failure.Overflow, "any number may wait"),
        LockColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        .. HoldingRows.Survived(DotNetColumn),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync,
            "a disposable hold with a finalizer; costs an allocation for each, and comes when the collector runs, perhaps never"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync, "a timeout in every wait tells those who wait; the lock stays away"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "hand out a hold that releases once; costs an object for each"),
        DotNetColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync, "Lock or Monitor, which check the thread; costs that no await may be inside"),
        DotNetColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync,
            "Lock or Monitor, which are reentrant; costs that no await may be inside. Or an owner in an AsyncLocal; costs a change of the execution context for each", mayHang: true),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new SlimLockPlace(), new SlimLockPlace()),
            "one order for all; costs knowing all locks, in every component", mayHang: true),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Survived, HoldingFailures.StarvesAsync, mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, "any number may wait", "ConcurrencyLimiter with a QueueLimit (System.Threading.RateLimiting); costs a lease object for each"),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Stranded, HoldingFailures.StopsAsync, "a token that is cancelled before; costs a linked token for each wait"),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. HoldingRows.Survived(TwinColumn),
        TwinColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        TwinColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        TwinColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        TwinColumn.NotApplicable(Failure.ForeignRelease, OwnHold),
        TwinColumn.Tries(Failure.ReEntry, Effect.Hung, HoldingFailures.ReEntersAsync, mayHang: true),
        TwinColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new TwinSingleLockPlace(), new TwinSingleLockPlace()), mayHang: true),
        TwinColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it; there is no call that blocks without the pool", mayHang: true),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new TwinSingleLockPlace(MostWaiters), MostWaiters)),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run)
    {
        var place = new ActorSingleLockPlace(run.Network, new LockSettings());
        return HoldingFailures.IsKilledAsync(run, place, place.Actor);
    }

    private static async Task<string> HoldElsewhereAsync(ActorSystem system, string actor)
    {
        var session = ActorLock.Attach(await OtherActors.FindAsync(system, actor).ConfigureAwait(false)).OpenSession("the worker", Owners.New(system));
        await session.AcquireAsync().ConfigureAwait(false);
        return "the worker, an actor in another process, holds the lock";
    }

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. HoldingRows.Survived(ActorColumn),
        ActorColumn.Tries(Failure.HolderDies, Effect.Survived, HoldingFailures.DiesAsync,
            "the holder had a session whose owner, an actor, died; a hold without a session stays away as on the other sides"),
        ActorColumn.Does(Failure.HolderHangs, Effect.Survived, run => HoldingFailures.HangsAsync(run, new ActorSingleLockPlace(run.Actors, new LockSettings { Lease = ShortLease })),
            "the lock is lent for a time (LockSettings.Lease); the holder has to stop when its hold's token Lost is cancelled"),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, IsKilledAsync, OwnerElsewhere) with { Elsewhere = HoldElsewhereAsync },
        ActorColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        ActorColumn.NotApplicable(Failure.ForeignRelease, OwnHold),
        ActorColumn.Tries(Failure.ReEntry, Effect.Signalled, HoldingFailures.ReEntersAsync, "or a reentrant lock (LockSettings.Reentrant)"),
        ActorColumn.Does(Failure.Crossing, Effect.Hung, run => HoldingFailures.CrossesAsync(run, new ActorSingleLockPlace(run.Actors, new LockSettings()), new ActorSingleLockPlace(run.Actors, new LockSettings())),
            "a lock set, which names the cycle before it closes; costs that both are its locks", mayHang: true),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it, or give the actor a dispatcher with threads of its own", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new ActorSingleLockPlace(run.Actors, new LockSettings { MaxWaiters = MostWaiters }), MostWaiters)),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];
}
