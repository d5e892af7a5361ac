using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class EventScenario
{
    private const string NoToken = "the page's wait takes neither a token nor a timeout";
    private const string NobodyHolds = "nobody holds an event; who never comes to his signal is as one that died before it";
    private const string Anybody = "anybody may signal: that is what it is for";
    private const string AnyNumber = "any number may wait";

    private static readonly Column<SignalFlag> OriginalColumn = new(Side.Original, "PythonEvent", _ => new PythonFlag(), Blocks: true);
    private static readonly Column<SignalFlag> DotNetColumn = new(Side.DotNet, "TaskCompletionSource", _ => new SourceFlag());
    private static readonly Column<SignalFlag> TwinColumn = new(Side.Twin, "DotNetEvent", _ => Twin());
    private static readonly Column<SignalFlag> ActorColumn = new(Side.Actor, "ActorEvent", run => Actor(run));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Tries(Failure.HolderThrows, Effect.Stranded, FlagFailures.ThrowsAsync, "set it in a finally; then who waits takes a failure for the signal"),
        OriginalColumn.Tries(Failure.HolderDies, Effect.Stranded, FlagFailures.DiesAsync),
        OriginalColumn.NotApplicable(Failure.HolderHangs, NobodyHolds),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, NoToken),
        OriginalColumn.Tries(Failure.DoubleRelease, Effect.Survived, FlagFailures.SetsTwiceAsync),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        OriginalColumn.NotApplicable(Failure.ReEntry, "each waiter is a thread of its own: the signaller runs none of its code"),
        OriginalColumn.Does(Failure.Crossing, Effect.Hung, run => FlagFailures.CrossesAsync(run, new PythonFlag(), new PythonFlag()), "signal before you wait"),
        OriginalColumn.Tries(Failure.SlowConsumer, Effect.Lost, FlagFailures.IsSlowAsync, "a counter under a Condition, as the page says"),
        OriginalColumn.Tries(Failure.PoolStarvation, Effect.Survived, FlagFailures.StarvesAsync),
        OriginalColumn.NotOffered(Failure.Overflow, AnyNumber),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.Tries(Failure.HolderThrows, Effect.Signalled, FlagFailures.ThrowsAsync),
        DotNetColumn.Tries(Failure.HolderDies, Effect.Stranded, FlagFailures.DiesAsync, "a timeout in every wait; costs a timer each"),
        DotNetColumn.NotApplicable(Failure.HolderHangs, NobodyHolds),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        DotNetColumn.Tries(Failure.CancelWaiting, Effect.Survived, FlagFailures.CancelsWaitingAsync),
        DotNetColumn.Does(Failure.CancelRace, Effect.Survived, run => FlagFailures.RacesAsync(run, () => new SourceFlag())),
        DotNetColumn.Does(Failure.TimeoutRace, Effect.Survived, run => FlagFailures.TimesOutAsync(run, () => new SourceFlag())),
        DotNetColumn.Tries(Failure.DoubleRelease, Effect.Signalled, FlagFailures.SetsTwiceAsync, "TrySetResult, which only says that it was set already"),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        DotNetColumn.Tries(Failure.ReEntry, Effect.Hung, FlagFailures.ReEntersAsync,
            "RunContinuationsAsynchronously in every constructor; costs a turn of the pool for each waiter", mayHang: true),
        DotNetColumn.Does(Failure.Crossing, Effect.Hung, run => FlagFailures.CrossesAsync(run, new SourceFlag(), new SourceFlag()), "signal before you wait", mayHang: true),
        DotNetColumn.Tries(Failure.SlowConsumer, Effect.Lost, FlagFailures.IsSlowAsync, "a count beside it; costs that you write an event of your own"),
        DotNetColumn.Tries(Failure.PoolStarvation, Effect.Survived, FlagFailures.StarvesAsync, mayHang: true),
        DotNetColumn.NotOffered(Failure.Overflow, AnyNumber),
        DotNetColumn.Tries(Failure.UseAfterStop, Effect.Signalled, FlagFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. Successors(TwinColumn, run => Twin(autoReset: true)),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn, run => Actor(run, autoReset: true)),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Signalled, IsKilledAsync) with { Elsewhere = StartElsewhereAsync },
    ];

    private static IEnumerable<FailureCase> Successors(Column<SignalFlag> column, Func<FailureRun, SignalFlag> onePasses) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, FlagFailures.ThrowsAsync, "it is the signaller's, and ends with it: “await using”"),
        column.Tries(Failure.HolderDies, Effect.Stranded, FlagFailures.DiesAsync, "a timeout in every wait"),
        column.NotApplicable(Failure.HolderHangs, NobodyHolds),
        column.Tries(Failure.CancelWaiting, Effect.Survived, FlagFailures.CancelsWaitingAsync),
        column.Does(Failure.CancelRace, Effect.Survived, run => FlagFailures.RacesAsync(run, () => onePasses(run))),
        column.Does(Failure.TimeoutRace, Effect.Survived, run => FlagFailures.TimesOutAsync(run, () => column.Create(run))),
        column.Tries(Failure.DoubleRelease, Effect.Survived, FlagFailures.SetsTwiceAsync),
        column.NotApplicable(Failure.ForeignRelease, Anybody),
        column.Tries(Failure.ReEntry, Effect.Survived, FlagFailures.ReEntersAsync, mayHang: true),
        column.Does(Failure.Crossing, Effect.Hung, run => FlagFailures.CrossesAsync(run, column.Create(run), column.Create(run)), "signal before you wait", mayHang: true),
        column.Tries(Failure.SlowConsumer, Effect.Signalled, FlagFailures.IsSlowAsync),
        column.Tries(Failure.PoolStarvation, Effect.Hung, FlagFailures.StarvesAsync, "await it", mayHang: true),
        column.NotRun(Failure.Overflow, "a limit for waits is as in the semaphore's table"),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, FlagFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run) =>
        HostFailures.IsKilledAsync(run, actor => ActorEvent.Attach(actor), signal => signal.ClearAsync().AsTask(), signal => signal.WaitAsync().AsTask());

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) => Task.FromResult(OtherActors.AddressOf(ActorEvent.Start(system).Actor));

    private static ContractFlag Twin(bool autoReset = false) => new(new DotNetEvent(autoReset));

    private static ContractFlag Actor(FailureRun run, bool autoReset = false) =>
        new(ActorEvent.Start(run.Actors, new EventSettings { AutoReset = autoReset, GateFirst = false }));
}
