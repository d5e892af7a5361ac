using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class ConditionScenario
{
    private const string NoToken = "its wait takes no token";
    private const string NoStranger = "nothing is held between two calls that a stranger could give back";
    private const string WaitsElsewhere = "who runs out of time looks at the state once more: what becomes of its notification is the experiment “gives-up”";

    private static readonly Column<SignalFlag> OriginalColumn = new(Side.Original, nameof(PythonCondition), _ => new GuardFlag(new PythonGuard()), Blocks: true);
    private static readonly Column<SignalFlag> DotNetColumn = new(Side.DotNet, nameof(Monitor), _ => new GuardFlag(new MonitorGuard()), Blocks: true);
    private static readonly Column<SignalFlag> TwinColumn = new(Side.Twin, nameof(DotNetCondition<>), _ => new ConditionFlag(TwinOf()));
    private static readonly Column<SignalFlag> ActorColumn = new(Side.Actor, nameof(ActorCondition<>), run => new ConditionFlag(ActorOf(run)));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures =>
    [
        .. Blocking(OriginalColumn, () => new PythonGuard()),
        OriginalColumn.Does(Failure.ForeignRelease, Effect.Signalled, run => ConditionFailures.StrangerReleasesAsync(run, new PythonCondition().Release)),
        .. Blocking(DotNetColumn, () => new MonitorGuard()),
        DotNetColumn.Does(Failure.ForeignRelease, Effect.Signalled, run => ConditionFailures.StrangerReleasesAsync(run, () => Monitor.Exit(new object()))),
        .. Successors(TwinColumn, (_, _) => TwinOf()),
        .. Successors(ActorColumn, ActorOf),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [IsThePrimitive];

    private static IEnumerable<FailureCase> Blocking(Column<SignalFlag> column, Func<StockGuard> guard) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Stranded, FlagFailures.ThrowsAsync, "change the state in a finally; then who waits takes a failure for the change"),
        column.Tries(Failure.HolderDies, Effect.Stranded, FlagFailures.DiesAsync, "a timeout in every wait"),
        column.Does(Failure.HolderHangs, Effect.Stranded, run => ConditionFailures.HoldsForEverAsync(run, guard())),
        column.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. column.NotOffered([Failure.CancelWaiting, Failure.CancelRace], NoToken),
        column.NotRun(Failure.TimeoutRace, WaitsElsewhere),
        column.Tries(Failure.DoubleRelease, Effect.Survived, FlagFailures.SetsTwiceAsync),
        column.Does(Failure.ReEntry, Effect.Survived, run => ConditionFailures.TakesAgainAsync(run, guard())),
        column.Does(Failure.Crossing, Effect.Hung, run => FlagFailures.CrossesAsync(run, new GuardFlag(guard()), new GuardFlag(guard())), "change before you wait"),
        column.Tries(Failure.SlowConsumer, Effect.Lost, FlagFailures.IsSlowAsync, "a count in the state"),
        column.Tries(Failure.PoolStarvation, Effect.Survived, FlagFailures.StarvesAsync),
        column.NotOffered(Failure.Overflow, "any number may wait"),
        column.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> Successors(Column<SignalFlag> column, Func<FailureRun, TimeSpan?, ICondition<(int Left, long Put)>> create) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, FlagFailures.ThrowsAsync, "it is the signaller's, and ends with it: “await using”"),
        column.Tries(Failure.HolderDies, Effect.Stranded, FlagFailures.DiesAsync, "a timeout in every wait"),
        column.Does(Failure.HolderHangs, Effect.Stranded, run => ConditionFailures.UpdatesForEverAsync(run, create(run, ConditionFailures.Patience)), "no code that can wait in an update", mayHang: true),
        column.NotApplicable(Failure.ProcessKilled, "code cannot be sent to another process: it lives in this one, and everybody who could ask"),
        column.Tries(Failure.CancelWaiting, Effect.Survived, FlagFailures.CancelsWaitingAsync),
        column.Does(Failure.CancelRace, Effect.Survived, run => FlagFailures.RacesAsync(run, () => column.Create(run))),
        column.Does(Failure.TimeoutRace, Effect.Survived, run => FlagFailures.TimesOutAsync(run, () => column.Create(run))),
        column.Tries(Failure.DoubleRelease, Effect.Survived, FlagFailures.SetsTwiceAsync),
        column.NotApplicable(Failure.ForeignRelease, NoStranger),
        column.Does(Failure.ReEntry, Effect.Signalled, run => ConditionFailures.ReEntersAsync(run, create(run, null)), mayHang: true),
        column.Does(Failure.Crossing, Effect.Hung, run => FlagFailures.CrossesAsync(run, column.Create(run), column.Create(run)), "change before you wait", mayHang: true),
        column.Tries(Failure.SlowConsumer, Effect.Signalled, FlagFailures.IsSlowAsync),
        column.Does(Failure.PoolStarvation, Effect.Hung, run => FlagFailures.StarvesAsync(run, new ConditionFlag(create(run, null), takes: false)), "await it", mayHang: true),
        column.NotRun(Failure.Overflow, "a limit for waits is as in the semaphore's table"),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, FlagFailures.StopsAsync),
    ];

    private static DotNetCondition<(int Left, long Put)> TwinOf() => new((0, 0));

    private static ActorCondition<(int Left, long Put)> ActorOf(FailureRun run, TimeSpan? callTimeout = null) => ActorCondition<(int Left, long Put)>.Start(
        run.Actors, (0, 0), callTimeout is { } limit ? new ConditionSettings { CallTimeout = limit } : null);
}
