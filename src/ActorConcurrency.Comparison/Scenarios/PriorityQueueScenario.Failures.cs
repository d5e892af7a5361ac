using System.Threading.Channels;
using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class PriorityQueueScenario
{
    private const string NoLimit = "it is tried without a limit, and an unlimited queue of any side has room";
    private const string NoToken = "the page's get takes neither a token nor a timeout";
    private const string NoWork = "it knows nothing of work that is done: what is got is gone";
    private const string OnlyHere = "nobody in another process can use it; what becomes of it when its own process is killed is a row of its own";
    private const int Room = 10;

    private static readonly Column<Line> OriginalColumn = new(Side.Original, "PythonPriorityQueue", _ => new PythonPriorityLine(), Blocks: true);
    private static readonly Column<Line> DotNetColumn = new(Side.DotNet, "Channel, prioritized", _ => new ChannelLine(Channel.CreateUnboundedPrioritized<int>()));
    private static readonly Column<Line> TwinColumn = new(Side.Twin, "DotNetPriorityQueue", _ => Twin());
    private static readonly Column<Line> ActorColumn = new(Side.Actor, "ActorPriorityQueue", run => Actor(run, int.MaxValue));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync, "put it again in an except; costs its place among its equals"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync),
        OriginalColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(OriginalColumn, _ => new PythonPriorityLine()),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.NotApplicable(Failure.DoubleRelease, NoWork),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, NoWork),
        OriginalColumn.NotApplicable(Failure.ReEntry, NoLimit),
        OriginalColumn.NotApplicable(Failure.Crossing, NoLimit),
        OriginalColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, QueueFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, "the page's queue has no limit"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync, "write the item again in a catch; costs its place among its equals"),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync),
        DotNetColumn.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(DotNetColumn, _ => new ChannelLine(Channel.CreateUnboundedPrioritized<int>())),
        .. QueueRows.Survived(DotNetColumn),
        DotNetColumn.NotApplicable(Failure.DoubleRelease, NoWork),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, NoWork),
        DotNetColumn.NotApplicable(Failure.ReEntry, NoLimit),
        DotNetColumn.NotApplicable(Failure.Crossing, NoLimit),
        DotNetColumn.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Hung, QueueFailures.StarvesAsync, "await it; a channel has no call that blocks without the pool", mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, "a prioritized channel has no limit", "a SemaphoreSlim for the room beside it; costs that the two can disagree after a failure"),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. Successors(TwinColumn, (_, room) => Twin(room)),
        TwinColumn.NotApplicable(Failure.ProcessKilled, OnlyHere),
        QueueRows.DiesWithItsProcess(TwinColumn, _ => Twin()),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn, Actor),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Signalled, IsKilledAsync, "what becomes of the items is a row of its own") with { Elsewhere = StartElsewhereAsync },
        QueueRows.DiesWithItsProcess(ActorColumn, system => new PriorityLine(ActorPriorityQueue<int>.Start(system))),
    ];

    private static IEnumerable<FailureCase> Successors(Column<Line> column, Func<FailureRun, int, Line> create) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Lost, QueueFailures.ThrowsAsync, "a work queue by priority, whose sessions give back what is not done"),
        column.Tries(Failure.HolderDies, Effect.Lost, QueueFailures.DiesAsync, "a work queue by priority, whose sessions give back what is not done"),
        column.Tries(Failure.HolderHangs, Effect.Stranded, QueueFailures.HangsAsync),
        .. QueueRows.Survived(column),
        column.NotApplicable(Failure.DoubleRelease, NoWork),
        column.NotApplicable(Failure.ForeignRelease, NoWork),
        column.Does(Failure.ReEntry, Effect.Hung, run => QueueFailures.ReEntersAsync(run, create(run, 1)), "a put with a timeout, and something else to do then", mayHang: true),
        column.Does(Failure.Crossing, Effect.Hung, run => QueueFailures.CrossesAsync(run, create(run, 1), create(run, 1)), "one of the two ways without a limit; costs memory", mayHang: true),
        column.Tries(Failure.SlowConsumer, Effect.Survived, QueueFailures.IsSlowAsync),
        column.Tries(Failure.PoolStarvation, Effect.Hung, QueueFailures.StarvesAsync, "await it", mayHang: true),
        column.Does(Failure.Overflow, Effect.Signalled, run => QueueFailures.OverflowsAsync(run, create(run, Room), Room)),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, QueueFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run) =>
        HostFailures.IsKilledAsync(run, actor => ActorPriorityQueue<int>.Attach(actor), queue => queue.SnapshotAsync().AsTask(), queue => queue.GetAsync().AsTask());

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) =>
        Task.FromResult(OtherActors.AddressOf(ActorPriorityQueue<int>.Start(system).Actor));

    private static PriorityLine Twin(int room = int.MaxValue) => new(new DotNetPriorityQueue<int>(room));

    private static PriorityLine Actor(FailureRun run, int room) =>
        new(ActorPriorityQueue<int>.Start(run.Actors, new PriorityQueueSettings { Capacity = room, GateFirst = false }));
}
