using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>What is due is run: Python's <c>sched</c>, which the page lists, and <c>threading.Timer</c>.</summary>
internal sealed partial class ScheduleScenario : Scenario
{
    private const int Entries = 3;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private static readonly Clause InTime = new("in time", "what is entered later and due earlier runs when it is due");
    private static readonly Clause OthersRun = new("others run", $"whatever does not fail runs: {Entries - 1} of {Entries} entries");
    private static readonly Clause Cancelled = new("cancelled", "what was cancelled does not run, or who cancels is told that it comes too late");
    private static readonly Clause OneAtATime = new("one at a time", "no entry overlaps itself");
    private static readonly Clause ByTheClock = new("by the clock", "nothing runs before the wall clock shows its moment");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again: a sorted list under Monitor, and a thread that sleeps.");

    private static readonly Absence EndsProcess = new(Side.DotNet, "what the callback of a System.Threading.Timer throws ends the process, and the comparison in it.");

    private static readonly Fault Oversleeps = new("oversleeps",
        "run() sleeps until what was first when it looked: what is entered meanwhile and due before waits for the end of that sleep.") { Breaks = InTime.Name };

    private static readonly Fault FailureEndsAll = new("a failure ends all",
        "What an action throws ends run(): the rest stays in the queue until somebody calls it again.") { Breaks = OthersRun.Name };

    private static readonly Fault RunsAfterCancel = new("runs after the cancel",
        "A callback that has been started and has not looked yet runs on when the timer is cancelled or disposed of, and nobody is told.")
    {
        Breaks = Cancelled.Name,
        Remedy = new("a lock and a flag around callback and cancel", "to be written for each timer; the callback must not be long, or the cancel waits"),
    };

    private static readonly Fault Overlaps = new("overlaps itself",
        "A System.Threading.Timer starts its callback each period, whether the one before has ended or not.")
    {
        Breaks = OneAtATime.Name,
        Remedy = new("armed anew at the end of each callback, without a period", "the beat is lost: every run puts the next one off"),
    };

    private static readonly Fault TooEarly = new("too early",
        "A delay is computed once, and counted by another clock: when the wall clock is set back meanwhile, it ends before the moment.")
    {
        Breaks = ByTheClock.Name,
        Remedy = new("look at the wall clock again when the delay is over", "to be written, as a loop; set forward, it comes too late all the same"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Schedule";

    /// <inheritdoc/>
    public override string Summary => "Code that runs at given moments. Python's sched keeps a heap and a thread that sleeps; its Timer is a thread each.";

    /// <inheritdoc/>
    public override int Order => 35;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "earlier",
            Title = "what if something is entered later and is due earlier?",
            Participants = 2,
            Operations = "the first is due in an hour; when the schedule sleeps, another enters something that is due in a minute; then the hour passes. Time is passed by hand",
            Invariant = InTime,
            Faults = [Oversleeps],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonScheduler>(SleepTooLong),
                Contender.DotNet<System.Threading.Timer>(TimersInOrderAsync),
                .. Successors(EarlierFirstAsync),
            ],
        },
        new()
        {
            Name = "failing-action",
            Title = "what if one action fails?",
            Participants = 1,
            Operations = $"{Entries} actions are due at the same moment; the first fails",
            Invariant = OthersRun,
            Faults = [FailureEndsAll],
            Absences = [NoLock, EndsProcess],
            Contenders = [Contender.Original<PythonScheduler>(FailInRun), .. Successors(FailAloneAsync)],
        },
        LateCancel,
        Overlapping,
        WallClock,
    ];

    private delegate ISchedule Starter(TimeProvider time);

    private static IReadOnlyList<Contender> Successors(Func<Trial, Starter, Task> successor) =>
    [
        Contender.Twin<DotNetSchedule>(trial => successor(trial, time => new DotNetSchedule(time: time))),
        .. Actors(successor),
    ];

    private static IReadOnlyList<Contender> Actors(Func<Trial, Starter, Task> successor) =>
        Contender.ActorBothWays<ActorSchedule>(trial => successor(
            trial, time => ActorSchedule.Start(trial.Actors, new ScheduleSettings { GateFirst = trial.GateFirst }, timeProvider: time)));
}
