using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class ExecutorScenario
{
    private const string NothingIsHeld = "nobody holds anything that could be left behind";
    private const string OnlyTheWork = "nobody but the work ends its task";
    private const string Anybody = "whoever has the handle may cancel the work: that is what it is for";
    private const string NoOrder = "who has work in two executors holds neither up";
    private const string NoConsumer = "nobody has to take the results";
    private const string OneWait = "a wait for room that runs out of time ends by the same exchange as one that is cancelled";
    private const string InItsProcess = "work is code and stays in its process, which ends with all of it";
    private const string OwnThreads = "its threads are its own";
    private const string NoLimit = "the queue has no limit";

    private static readonly Column<object> OriginalColumn = new(Side.Original, "PythonThreadPool", _ => new object(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "Task.Run", _ => new object());
    private static readonly Column<IExecutor> TwinColumn = new(Side.Twin, "DotNetExecutor", _ => new DotNetExecutor(workers: 1, queueCapacity: 1));

    private static readonly Column<IExecutor> ActorColumn = new(
        Side.Actor, "ActorExecutor", run => ActorExecutor.Start(run.Actors, new ExecutorSettings { Workers = 1, QueueCapacity = 1, GateFirst = false }));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. Successors(TwinColumn), .. Successors(ActorColumn)];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Does(Failure.HolderThrows, Effect.Signalled, ThreadPoolFailures.ThrowsAsync),
        OriginalColumn.NotApplicable(Failure.HolderDies, NothingIsHeld),
        OriginalColumn.Does(Failure.HolderHangs, Effect.Stranded, ThreadPoolFailures.HangsAsync, "a timeout in each call; costs that each call must look at it"),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, "submit() does not wait, and result() takes no token"),
        OriginalColumn.Does(Failure.DoubleRelease, Effect.Signalled, ThreadPoolFailures.FinishesTwiceAsync),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        OriginalColumn.Does(Failure.ReEntry, Effect.Hung, ThreadPoolFailures.ReEntersAsync, "another pool for the inner calls; costs its threads"),
        OriginalColumn.NotApplicable(Failure.Crossing, NoOrder),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, NoConsumer),
        OriginalColumn.NotApplicable(Failure.PoolStarvation, OwnThreads),
        OriginalColumn.NotOffered(Failure.Overflow, NoLimit),
        OriginalColumn.Does(Failure.UseAfterStop, Effect.Signalled, ThreadPoolFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Does(Failure.HolderThrows, Effect.Signalled, TaskRunFailures.ThrowsAsync),
        DotNetColumn.NotApplicable(Failure.HolderDies, NothingIsHeld),
        DotNetColumn.Does(Failure.HolderHangs, Effect.Survived, TaskRunFailures.HangsAsync),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. DotNetColumn.NotApplicable(Failure.EndedWaits, "nobody waits for room: there is no limit"),
        DotNetColumn.NotApplicable(Failure.DoubleRelease, OnlyTheWork),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        DotNetColumn.Does(Failure.ReEntry, Effect.Survived, TaskRunFailures.ReEntersAsync),
        DotNetColumn.NotApplicable(Failure.Crossing, NoOrder),
        DotNetColumn.NotApplicable(Failure.SlowConsumer, NoConsumer),
        DotNetColumn.NotRun(Failure.PoolStarvation, "work that blocks all threads of the pool keeps everything there waiting, until it has started more"),
        DotNetColumn.NotOffered(Failure.Overflow, NoLimit),
        DotNetColumn.NotOffered(Failure.UseAfterStop, "the thread pool does not end"),
    ];

    private static IEnumerable<FailureCase> Successors(Column<IExecutor> column) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, ExecutorFailures.ThrowsAsync),
        column.NotApplicable(Failure.HolderDies, NothingIsHeld),
        column.Tries(Failure.HolderHangs, Effect.Stranded, ExecutorFailures.HangsAsync, "a time limit, and work that looks at its token; costs that each piece of work must"),
        column.Tries(Failure.CancelWaiting, Effect.Survived, ExecutorFailures.CancelsAsync),
        column.Tries(Failure.CancelRace, Effect.Survived, ExecutorFailures.RacesAsync),
        column.NotApplicable(Failure.TimeoutRace, OneWait),
        column.Tries(Failure.DoubleRelease, Effect.Signalled, ExecutorFailures.CancelsTwiceAsync),
        column.NotApplicable(Failure.ForeignRelease, Anybody),
        column.Tries(Failure.ReEntry, Effect.Hung, ExecutorFailures.ReEntersAsync, "another executor for the inner work, or more workers; costs threads. The snapshot names who waits"),
        column.NotApplicable(Failure.Crossing, NoOrder),
        column.NotApplicable(Failure.SlowConsumer, NoConsumer),
        column.NotRun(Failure.PoolStarvation, "with threads of its own it does not need the pool; without, it waits as everything there"),
        column.Tries(Failure.Overflow, Effect.Signalled, ExecutorFailures.OverflowsAsync),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, ExecutorFailures.StopsAsync),
        column.NotApplicable(Failure.ProcessKilled, InItsProcess),
    ];
}
