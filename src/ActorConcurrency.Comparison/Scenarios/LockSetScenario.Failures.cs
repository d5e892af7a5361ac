using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class LockSetScenario
{
    private const string NoToken = "the page's acquire takes neither a token nor a timeout";
    private const string OwnLease = "only a lease gives back, once, what it holds: there is nothing that a stranger, or a second call, could release";
    private const string OwnerElsewhere = "the holder had a session whose owner, an actor, lived in that process; a lock without a session stays away";
    private const int MostWaiters = 100;

    private static readonly Column<Place> OriginalColumn = new(Side.Original, "OrderedAcquisition", _ => new PythonLockPlace(), Blocks: true);
    private static readonly Column<Place> LockColumn = new(Side.Lock, "lock and Monitor", _ => new MonitorPlace(), Blocks: true);
    private static readonly Column<Place> DotNetColumn = new(Side.DotNet, "SemaphoreSlim per lock", _ => new SlimLockPlace());
    private static readonly Column<Place> TwinColumn = new(Side.Twin, "DotNetLockSet", _ => new TwinLockPlace());
    private static readonly Column<Place> ActorColumn = new(Side.Actor, "ActorLockSet", run => new ActorLockPlace(run.Actors, new LockSetSettings()));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Survived, HoldingFailures.ThrowsAsync),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, HoldingFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "keep the lock private, and use “with” only"),
        OriginalColumn.Tries(Failure.ForeignRelease, Effect.Doubled, HoldingFailures.StrangerGivesBackAsync, "keep the lock private, and use “with” only"),
        OriginalColumn.Does(Failure.ReEntry, Effect.Signalled, LockOrderFailures.PageReEntersAsync),
        OriginalColumn.Does(Failure.Crossing, Effect.Signalled, LockOrderFailures.PageCrossesAsync),
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
            "a disposable lease with a finalizer; costs an allocation for each, and comes when the collector runs, perhaps never"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync, "a timeout in every wait tells those who wait; the lock stays away"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Doubled, HoldingFailures.GivesBackTwiceAsync, "hand out a lease that releases once; costs an object for each"),
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
        TwinColumn.NotApplicable(Failure.ForeignRelease, OwnLease),
        TwinColumn.Does(Failure.ReEntry, Effect.Signalled, LockOrderFailures.FlowReEntersAsync),
        TwinColumn.Does(Failure.Crossing, Effect.Signalled, LockOrderFailures.FlowsCrossAsync),
        TwinColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it", mayHang: true),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new TwinLockPlace(MostWaiters), MostWaiters)),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run)
    {
        var place = new ActorLockPlace(run.Network, new LockSetSettings());
        return HoldingFailures.IsKilledAsync(run, place, place.Actor);
    }

    private static async Task<string> HoldElsewhereAsync(ActorSystem system, string locks)
    {
        var session = ActorLockSet.Attach(await OtherActors.FindAsync(system, locks).ConfigureAwait(false)).OpenSession("the worker", Owners.New(system));
        await session.AcquireAsync(ActorLockPlace.Names).ConfigureAwait(false);
        return "the worker, an actor in another process, holds the lock";
    }

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. HoldingRows.Survived(ActorColumn),
        ActorColumn.Tries(Failure.HolderDies, Effect.Survived, HoldingFailures.DiesAsync,
            "the holder had a session whose owner, an actor, died; a lock without a session stays away as on the other sides"),
        ActorColumn.Tries(Failure.HolderHangs, Effect.Stranded, HoldingFailures.HangsAsync, "dispose the holder's session from outside; this recipe has no lease that runs out by itself"),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, IsKilledAsync, OwnerElsewhere) with { Elsewhere = HoldElsewhereAsync },
        ActorColumn.Tries(Failure.DoubleRelease, Effect.Survived, HoldingFailures.GivesBackTwiceAsync),
        ActorColumn.NotApplicable(Failure.ForeignRelease, OwnLease),
        ActorColumn.Tries(Failure.ReEntry, Effect.Signalled, HoldingFailures.ReEntersAsync),
        ActorColumn.Does(Failure.Crossing, Effect.Signalled, LockOrderFailures.SessionsCrossAsync),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, HoldingFailures.StarvesAsync, "await it, or give the actor a dispatcher with threads of its own", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => HoldingFailures.OverflowsAsync(run, new ActorLockPlace(run.Actors, new LockSetSettings { MaxWaiters = MostWaiters }), MostWaiters)),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, HoldingFailures.StopsAsync),
    ];
}
