using System.Threading.Channels;
using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class WorkQueueScenario
{
    private const string NoLimit = "it is tried without a limit, and an unlimited queue of any side has room";
    private const string NoToken = "the page's get takes neither a token nor a timeout";
    private const string NoWork = "a channel knows nothing of work that is done";
    private const string OnlyHere = "nobody in another process can use it; what becomes of it when its own process is killed is a row of its own";
    private const int Room = 10;

    private static readonly Column<Line> OriginalColumn = new(Side.Original, "PythonQueue", _ => new PythonQueueLine(), Blocks: true);
    private static readonly Column<Line> LockColumn = new(Side.Lock, "lock and Monitor", _ => new LockLine(), Blocks: true);
    private static readonly Column<Line> DotNetColumn = new(Side.DotNet, "Channel", _ => new ChannelLine(Channel.CreateUnbounded<int>()));
    private static readonly Column<Line> TwinColumn = new(Side.Twin, "DotNetWorkQueue", _ => new QueueLine(new DotNetWorkQueue<int>()));
    private static readonly Column<Line> ActorColumn = new(Side.Actor, "ActorWorkQueue", run => SessionLine.Start(run.Actors));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync, "“finally: task_done()” frees who joins; the item is lost all the same"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(OriginalColumn, _ => new PythonQueueLine()),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Doubled, QueueFailures.DoneTwiceAsync),
        OriginalColumn.Tries(Failure.ForeignRelease, Effect.Doubled, QueueFailures.StrangerIsDoneAsync),
        OriginalColumn.NotApplicable(Failure.ReEntry, NoLimit),
        OriginalColumn.NotApplicable(Failure.Crossing, NoLimit),
        OriginalColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync, "a limit; costs that producers wait, or that their items are dropped"),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, QueueFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "the page's queue has no limit", "Queue(maxsize) in Python"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped; the page puts an item that means the end, one for each consumer"),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync, "put it again in a catch; costs its place in the order"),
        LockColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync),
        LockColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        LockColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(LockColumn, _ => new LockLine()),
        .. LockColumn.NotOffered([Failure.CancelWaiting, Failure.CancelRace], FailureReasons.NoTokenAtMonitor),
        LockColumn.NotRun(Failure.TimeoutRace, FailureReasons.NoTimeoutWritten),
        .. LockColumn.NotApplicable([Failure.DoubleRelease, Failure.ForeignRelease], "it knows nothing of work that is done: what is got is gone"),
        .. LockColumn.NotApplicable([Failure.ReEntry, Failure.Crossing], NoLimit),
        LockColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync, "a limit; costs that producers wait, or that their items are dropped"),
        LockColumn.Tries(Failure.PoolStarvation, Effect.Survived, QueueFailures.StarvesAsync),
        LockColumn.NotRun(Failure.Overflow, "as it is written here, it has no limit; a second condition would make one"),
        LockColumn.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync,
            "write the item again in a catch; costs its place in the order, and it goes round for ever if it is the item's fault"),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync, "a table of what is in work, a timer and a second channel; costs that you write a queue of your own"),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync, "a timeout of the work, by a token that it must watch"),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(DotNetColumn, _ => new ChannelLine(Channel.CreateUnbounded<int>())),
        .. QueueRows.Survived(DotNetColumn),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Signalled, QueueFailures.DoneTwiceAsync, "TryComplete, which only says that it was complete already"),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, NoWork),
        DotNetColumn.Does(Failure.ReEntry, Effect.Hung, run => QueueFailures.ReEntersAsync(run, Bounded(1)), "TryWrite, and something else to do when it is refused", mayHang: true),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => QueueFailures.CrossesAsync(run, Bounded(1), Bounded(1)), "one of the two ways without a limit; costs memory", mayHang: true),
        DotNetColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync, "a limit; costs that producers wait, or that their items are dropped"),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Hung, QueueFailures.StarvesAsync, "await it; a channel has no call that blocks without the pool. BlockingCollection has", mayHang: true),
        DotNetColumn.Does(Failure.Overflow, Effect.Signalled, run => QueueFailures.OverflowsAsync(run, Bounded(Room), Room)),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        TwinColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync),
        TwinColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync),
        TwinColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        TwinColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(TwinColumn, _ => new QueueLine(new DotNetWorkQueue<int>())),
        .. QueueRows.Survived(TwinColumn),
        TwinColumn.Tries(Failure.DoubleRelease, Effect.Doubled, QueueFailures.DoneTwiceAsync),
        TwinColumn.Tries(Failure.ForeignRelease, Effect.Doubled, QueueFailures.StrangerIsDoneAsync),
        TwinColumn.Does(Failure.ReEntry, Effect.Hung, run => QueueFailures.ReEntersAsync(run, Twin(1)), mayHang: true),
        TwinColumn.Does(Failure.Crossing, Effect.Hung, run => QueueFailures.CrossesAsync(run, Twin(1), Twin(1)), mayHang: true),
        TwinColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync),
        TwinColumn.Tries(Failure.PoolStarvation, Effect.Hung, QueueFailures.StarvesAsync, mayHang: true),
        TwinColumn.Does(Failure.Overflow, Effect.Signalled, run => QueueFailures.OverflowsAsync(run, Twin(Room), Room)),
        TwinColumn.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static async Task<string> GetElsewhereAsync(ActorSystem system, string queue)
    {
        var session = ActorWorkQueue<int>.Attach(await OtherActors.FindAsync(system, queue).ConfigureAwait(false)).OpenSession("the worker", Owners.New(system));
        var delivery = await session.GetAsync().ConfigureAwait(false);
        return $"the worker, an actor in another process, has got item {delivery.Item}";
    }

    private static IEnumerable<FailureCase> ActorFails =>
    [
        ActorColumn.Tries(Failure.HolderThrows, Effect.Survived, QueueFailures.ThrowsAsync),
        ActorColumn.Tries(Failure.HolderDies, Effect.Survived, QueueFailures.DiesAsync,
            "the consumer had a session whose owner, an actor, died; what is got without a session is lost as on the other sides. Work may be done twice"),
        ActorColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync, "dispose the worker's session from outside: then the item goes to somebody else; no lease runs out by itself"),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Survived, run => QueueFailures.IsKilledAsync(run, SessionLine.Start(run.Network)),
            "the consumer had a session whose owner, an actor, lived in that process, and the queue in one that lives on; what is got without a session is lost. Work may be done twice") with { Elsewhere = GetElsewhereAsync },
        ActorColumn.Does(Failure.HostKilled, Effect.Lost, run => QueueFailures.HostIsKilledAsync(run, address => FindAsync(run.Network, address)), QueueRows.Durable) with { Elsewhere = StartElsewhereAsync },
        .. QueueRows.Survived(ActorColumn),
        ActorColumn.Tries(Failure.DoubleRelease, Effect.Survived, QueueFailures.DoneTwiceAsync),
        ActorColumn.Tries(Failure.ForeignRelease, Effect.Signalled, QueueFailures.StrangerIsDoneAsync),
        ActorColumn.Does(Failure.ReEntry, Effect.Hung, run => QueueFailures.ReEntersAsync(run, SessionLine.Start(run.Actors, 1)), "a put with a timeout, and something else to do then", mayHang: true),
        ActorColumn.Does(Failure.Crossing, Effect.Hung, run => QueueFailures.CrossesAsync(run, SessionLine.Start(run.Actors, 1), SessionLine.Start(run.Actors, 1)),
            "one of the two ways without a limit; costs memory", mayHang: true),
        ActorColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync, "a limit; costs that producers wait, or that their items are dropped"),
        ActorColumn.Tries(Failure.PoolStarvation, Effect.Hung, QueueFailures.StarvesAsync, "await it, or give the actor a dispatcher with threads of its own", mayHang: true),
        ActorColumn.Does(Failure.Overflow, Effect.Signalled, run => QueueFailures.OverflowsAsync(run, SessionLine.Start(run.Actors, Room), Room)),
        ActorColumn.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static async Task<IWorkQueue<int>> FindAsync(ActorSystem system, string address) =>
        ActorWorkQueue<int>.Attach(await OtherActors.FindAsync(system, address).ConfigureAwait(false));

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) => Task.FromResult(OtherActors.AddressOf(ActorWorkQueue<int>.Start(system).Actor));

    private static ChannelLine Bounded(int room) => new(Channel.CreateBounded<int>(room));

    private static QueueLine Twin(int room) => new(new DotNetWorkQueue<int>(room));
}
