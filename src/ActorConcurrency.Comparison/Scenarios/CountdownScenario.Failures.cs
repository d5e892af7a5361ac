using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class CountdownScenario
{
    private const string NobodyHolds = "nobody holds a countdown: it goes on without whoever started it";
    private const string NoTimeout = "no call has a timeout";
    private const string OwnEnd = "whoever has it may end it";
    private const string NoOrder = "a countdown waits for nothing that another one has";
    private const string InItself = "who prints is the countdown itself: it waits";
    private const string NoRoom = "there are no more numbers than it counts";
    private const string AsTheTicker = "its period is as the ticker's: see there";

    private static readonly Failure[] Never = [Failure.HolderDies, Failure.TimeoutRace, Failure.ForeignRelease, Failure.Crossing, Failure.Overflow];

    private static readonly Column<object> OriginalColumn = new(Side.Original, "CountdownTask", _ => new object(), Blocks: true);
    private static readonly Column<object> LockColumn = new(Side.Lock, "lock and Monitor", _ => new object(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "Task.Delay in a loop", _ => new object());
    private static readonly Column<ICountdown> TwinColumn = new(Side.Twin, "DotNetCountdown", _ => DotNetCountdown.Start(CountdownFailures.From, CountdownFailures.Period));
    private static readonly Column<ICountdown> ActorColumn = new(Side.Actor, "ActorCountdown", run => Actor(run, CountdownFailures.From));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. LockFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Does(Failure.HolderThrows, Effect.Lost, CountdownFailures.PageThrowsAsync, "a future, or a queue for the exception"),
        OriginalColumn.Does(Failure.HolderHangs, Effect.Stranded, CountdownFailures.PageHangsAsync),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        OriginalColumn.Does(Failure.CancelWaiting, Effect.Survived, CountdownFailures.PageTerminatesAsync, "Event.wait(1) in place of sleep(1)"),
        OriginalColumn.NotOffered(Failure.CancelRace, "nobody is told how it ended"),
        OriginalColumn.Does(Failure.DoubleRelease, Effect.Lost, CountdownFailures.PageTerminatesTwiceAsync, "a new object for each run"),
        OriginalColumn.NotApplicable(Failure.ReEntry, "a flag is set, wherever it is set from"),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, InItself),
        OriginalColumn.NotApplicable(Failure.PoolStarvation, "it is a thread of its own"),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "nobody can ask how it ended"),
        .. NeverOf(OriginalColumn),
    ];

    private static IEnumerable<FailureCase> LockFails =>
    [
        LockColumn.NotRun(Failure.HolderThrows, FailureReasons.EndsProcess),
        LockColumn.Does(Failure.HolderHangs, Effect.Stranded, LockCountdownFailures.HangsAsync),
        LockColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        LockColumn.Does(Failure.CancelWaiting, Effect.Survived, LockCountdownFailures.StopsAsync),
        LockColumn.NotOffered(Failure.CancelRace, "nobody is told how it ended"),
        LockColumn.Does(Failure.DoubleRelease, Effect.Survived, LockCountdownFailures.StopsTwiceAsync),
        LockColumn.NotApplicable(Failure.ReEntry, "it is told to stop, wherever it is told from"),
        LockColumn.NotApplicable(Failure.SlowConsumer, InItself),
        LockColumn.NotApplicable(Failure.PoolStarvation, "it is a thread of its own"),
        LockColumn.NotOffered(Failure.UseAfterStop, "nobody can ask how it ended"),
        .. NeverOf(LockColumn),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Does(Failure.HolderThrows, Effect.Signalled, CountdownFailures.LoopThrowsAsync),
        DotNetColumn.Does(Failure.HolderHangs, Effect.Stranded, CountdownFailures.LoopHangsAsync, "hand the token on to the work, which must look at it", mayHang: true),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Does(Failure.CancelWaiting, Effect.Survived, CountdownFailures.LoopTerminatesAsync),
        DotNetColumn.NotOffered(Failure.CancelRace, "a task says whether it was cancelled, not what was left"),
        DotNetColumn.Does(Failure.DoubleRelease, Effect.Survived, CountdownFailures.LoopTerminatesTwiceAsync),
        DotNetColumn.NotApplicable(Failure.ReEntry, "a token is cancelled, wherever it is cancelled from"),
        DotNetColumn.NotApplicable(Failure.SlowConsumer, InItself),
        DotNetColumn.NotRun(Failure.PoolStarvation, AsTheTicker),
        DotNetColumn.NotApplicable(Failure.UseAfterStop, "it is a task: it says how it ended, for ever"),
        .. NeverOf(DotNetColumn),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. Successors(TwinColumn, _ => DotNetCountdown.Start(1, CountdownFailures.Period)),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn, run => Actor(run, 1)),
        ActorColumn.NotOffered(Failure.ProcessKilled, "its handle lives where the countdown does: there is none for another process"),
    ];

    private static IEnumerable<FailureCase> Successors(Column<ICountdown> column, Func<FailureRun, ICountdown> startAtOne) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, CountdownContractFailures.ReaderThrowsAsync),
        column.Tries(Failure.HolderHangs, Effect.Survived, CountdownContractFailures.ReaderHangsAsync),
        column.Tries(Failure.CancelWaiting, Effect.Survived, CountdownContractFailures.TerminatesAsync),
        column.Does(Failure.CancelRace, Effect.Survived, run => CountdownContractFailures.TerminationRacesAsync(run, () => startAtOne(run))),
        column.Tries(Failure.DoubleRelease, Effect.Survived, CountdownContractFailures.TerminatesTwiceAsync),
        column.Tries(Failure.ReEntry, Effect.Survived, CountdownContractFailures.ReEntersAsync),
        column.Tries(Failure.SlowConsumer, Effect.Survived, CountdownContractFailures.IsSlowAsync),
        column.NotRun(Failure.PoolStarvation, AsTheTicker),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, CountdownContractFailures.StopsAsync),
        .. NeverOf(column),
    ];

    private static IEnumerable<FailureCase> NeverOf<T>(Column<T> column) =>
        Never.Zip([NobodyHolds, NoTimeout, OwnEnd, NoOrder, NoRoom], column.NotApplicable);

    private static ActorCountdown Actor(FailureRun run, int from) =>
        ActorCountdown.Start(run.Actors, new CountdownSettings { From = from, Period = CountdownFailures.Period, GateFirst = false });
}
