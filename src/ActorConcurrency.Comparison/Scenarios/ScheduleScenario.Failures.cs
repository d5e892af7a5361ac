using ActorConcurrency.Locks;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <content>What becomes of it when something goes wrong.</content>
internal sealed partial class ScheduleScenario
{
    private const string NothingIsHeld = "nobody holds anything that could be left behind";
    private const string Anybody = "whoever has the entry may cancel it: that is what it is for";
    private const string NoOrder = "who has entries in two schedules holds neither up";
    private const string NoTimeout = "no call of it waits for a time of its own";
    private const string OnThePool = "actions run on the pool: where no thread is free they wait, as everything there";
    private const string AnyNumber = "any number may be pending";

    private static readonly Column<object> OriginalColumn = new(Side.Original, "PythonScheduler", _ => new object(), Blocks: true);
    private static readonly Column<object> DotNetColumn = new(Side.DotNet, "System.Threading.Timer", _ => new object());
    private static readonly Column<ISchedule> TwinColumn = new(Side.Twin, "DotNetSchedule", _ => new DotNetSchedule());
    private static readonly Column<ISchedule> ActorColumn = new(Side.Actor, "ActorSchedule", run => Actor(run));

    /// <inheritdoc/>
    public override IReadOnlyList<FailureCase> Failures => [.. OriginalFails, .. DotNetFails, .. TwinFails, .. ActorFails];

    /// <inheritdoc/>
    public override IReadOnlyList<Absence> FailureAbsences => [NoLock];

    private static IEnumerable<FailureCase> OriginalFails =>
    [
        OriginalColumn.Does(Failure.HolderThrows, Effect.Stranded, PageScheduleFailures.ThrowsAsync, "a try in each action, or run() in a loop; costs that you decide what a failure means"),
        OriginalColumn.NotApplicable(Failure.HolderDies, NothingIsHeld),
        OriginalColumn.Does(Failure.HolderHangs, Effect.Hung, PageScheduleFailures.HangsAsync, "a thread for each action; then nothing orders them"),
        OriginalColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. OriginalColumn.NotOffered(Failure.EndedWaits, "run() takes neither a token nor a timeout"),
        OriginalColumn.Does(Failure.DoubleRelease, Effect.Signalled, PageScheduleFailures.CancelsTwiceAsync),
        OriginalColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        OriginalColumn.Does(Failure.ReEntry, Effect.Survived, PageScheduleFailures.ReEntersAsync),
        OriginalColumn.NotApplicable(Failure.Crossing, NoOrder),
        OriginalColumn.NotApplicable(Failure.SlowConsumer, "nothing repeats by itself"),
        OriginalColumn.NotApplicable(Failure.PoolStarvation, "it runs on the thread that calls run()"),
        OriginalColumn.NotOffered(Failure.Overflow, AnyNumber),
        OriginalColumn.NotOffered(Failure.UseAfterStop, "it cannot be stopped"),
    ];

    private static IEnumerable<FailureCase> DotNetFails =>
    [
        DotNetColumn.NotRun(Failure.HolderThrows, FailureReasons.EndsProcess),
        DotNetColumn.NotApplicable(Failure.HolderDies, NothingIsHeld),
        DotNetColumn.Does(Failure.HolderHangs, Effect.Survived, TimerFailures.HangsAsync),
        DotNetColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
        .. DotNetColumn.NotOffered(Failure.EndedWaits, "nobody waits for a timer"),
        DotNetColumn.Does(Failure.DoubleRelease, Effect.Survived, TimerFailures.DisposesTwiceAsync),
        DotNetColumn.NotApplicable(Failure.ForeignRelease, Anybody),
        DotNetColumn.Does(Failure.ReEntry, Effect.Survived, TimerFailures.ReEntersAsync),
        DotNetColumn.NotApplicable(Failure.Crossing, NoOrder),
        DotNetColumn.Does(Failure.SlowConsumer, Effect.Doubled, TimerFailures.IsSlowAsync, "armed anew at the end of each callback; costs the beat"),
        DotNetColumn.NotRun(Failure.PoolStarvation, OnThePool),
        DotNetColumn.NotOffered(Failure.Overflow, AnyNumber),
        DotNetColumn.Does(Failure.UseAfterStop, Effect.Signalled, TimerFailures.StopsAsync),
    ];

    private static IEnumerable<FailureCase> TwinFails =>
    [
        .. Successors(TwinColumn),
        TwinColumn.Does(Failure.CancelRace, Effect.Survived, run => ScheduleFailures.RacesAsync(run, time => new DotNetSchedule(time: time))),
        TwinColumn.NotApplicable(Failure.ProcessKilled, FailureReasons.OneProcess),
    ];

    private static IEnumerable<FailureCase> ActorFails =>
    [
        .. Successors(ActorColumn),
        ActorColumn.Does(Failure.CancelRace, Effect.Survived, run => ScheduleFailures.RacesAsync(run, time => Actor(run, time))),
        ActorColumn.Does(Failure.ProcessKilled, Effect.Signalled, IsKilledAsync, "what is pending is gone with the process, unless you keep it elsewhere") with { Elsewhere = StartElsewhereAsync },
    ];

    private static IEnumerable<FailureCase> Successors(Column<ISchedule> column) =>
    [
        column.Tries(Failure.HolderThrows, Effect.Signalled, ScheduleFailures.ThrowsAsync),
        column.NotApplicable(Failure.HolderDies, NothingIsHeld),
        column.Tries(Failure.HolderHangs, Effect.Stranded, ScheduleFailures.HangsAsync, "let more than one action run at a time; costs that they may overlap"),
        column.Tries(Failure.CancelWaiting, Effect.Survived, ScheduleFailures.CancelsAsync),
        column.NotApplicable(Failure.TimeoutRace, NoTimeout),
        column.Tries(Failure.DoubleRelease, Effect.Signalled, ScheduleFailures.CancelsTwiceAsync),
        column.NotApplicable(Failure.ForeignRelease, Anybody),
        column.Tries(Failure.ReEntry, Effect.Survived, ScheduleFailures.ReEntersAsync),
        column.NotApplicable(Failure.Crossing, NoOrder),
        column.Tries(Failure.SlowConsumer, Effect.Signalled, ScheduleFailures.IsSlowAsync),
        column.NotRun(Failure.PoolStarvation, OnThePool),
        column.NotOffered(Failure.Overflow, AnyNumber),
        column.Tries(Failure.UseAfterStop, Effect.Signalled, ScheduleFailures.StopsAsync),
    ];

    private static Task IsKilledAsync(FailureRun run) =>
        HostFailures.IsKilledAsync(run, actor => ActorSchedule.Attach(actor), schedule => schedule.SnapshotAsync().AsTask());

    private static Task<string> StartElsewhereAsync(ActorSystem system, string told) => Task.FromResult(OtherActors.AddressOf(ActorSchedule.Start(system).Actor));

    private static ActorSchedule Actor(FailureRun run, TimeProvider? time = null) =>
        ActorSchedule.Start(run.Actors, new ScheduleSettings { GateFirst = false }, timeProvider: time);
}
