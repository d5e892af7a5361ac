using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's countdowns: "Start the Thread", "Terminate the Thread", "Thread's status".</summary>
internal sealed partial class CountdownScenario : Scenario
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);

    private const int ChanceLaunches = 200;
    private const int LastPrinted = 6;

    private static readonly Clause Gapless = new("gapless", "both count down without a gap, the short one to 1");
    private static readonly Clause Ends = new("ends", "the long one ends when asked");
    private static readonly Clause AtOnce = new("at once", "it stops when it is told to, not only when its pause is over");
    private static readonly Clause NoneLeftOut = new("none left out", "no number is left out, and what is printed fits how it ended");
    private static readonly Clause NoneAfter = new("none after", "no number follows the termination");
    private static readonly Clause RunsAgain = new("runs again", "the second run counts 3, 2, 1, and no run leaves a number out");
    private static readonly Clause Started = new("started", "it has started when it is said to run");
    private static readonly Clause Counts = new("counts", "it counts to 1 without a gap");

    private static readonly Fault NoStop = new("no stop",
        "Nothing ends a thread that runs a plain function: only the end of its process does.") { Breaks = Ends.Name };

    private static readonly Fault LateStop = new("late stop",
        "The flag is looked at between two sleeps: who terminates just after a line has been printed waits for the whole sleep.") { Breaks = AtOnce.Name };

    private static readonly Fault StickyFlag = new("sticky flag",
        "The flag is never set again: a second run of a terminated task prints nothing.") { Breaks = RunsAgain.Name };

    private static readonly Fault TooEarly = new("running before it starts",
        "The event is set before the first line is printed: “Countdown is running” may come first.") { Breaks = Started.Name };

    /// <inheritdoc/>
    public override string Recipe => "Countdown";

    /// <inheritdoc/>
    public override string Summary => "A count that falls by one each period: started on a thread, terminated by a flag, its start told by an event.";

    /// <inheritdoc/>
    public override int Order => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "start",
            Title = "can what was started be ended?",
            Participants = 2,
            Operations = "two countdowns, from 1,000,000 and from 10, a number every 0.5 s; when the short one is through, the long one is to end",
            Invariant = Invariant.Of(Gapless, Ends),
            Faults = [NoStop],
            Seconds = 5,
            Contenders = Sides<CountdownThread>(StartThreads, StartWithLock, StartWithTimerAsync, StartAsync),
        },
        new()
        {
            Name = "terminate",
            Title = "how long until it really stops?",
            Participants = 1,
            Operations = "from 10, a number every second, terminated just after the fifth number, the last that the page prints before it terminates; 5 s later the main thread ends",
            Invariant = Invariant.Of(AtOnce, NoneLeftOut, NoneAfter),
            Faults = [LateStop],
            Seconds = 11,
            Contenders = Sides<CountdownTask>(TerminateThread, TerminateWithLock, TerminateWithTimerAsync, TerminateAsync),
        },
        new()
        {
            Name = "rerun",
            Title = "can it run again?",
            Participants = 1,
            Operations = "from 10, a number every second, terminated at the first; then a second run from 3",
            Invariant = RunsAgain,
            Faults = [StickyFlag],
            Seconds = 4,
            Contenders = Sides<CountdownTask>(RunThreadAgain, RunAgainWithLock, RunAgainWithTimerAsync, RunAgainAsync),
        },
        new()
        {
            Name = "status",
            Title = "does “running” mean that it runs?",
            Participants = 1,
            Operations = "from 10, a number every 5 s; the launcher waits for the start and then says that it is running. "
                + $"Then by chance: {ChanceLaunches} launches of the original, with pauses drawn from the seed",
            Invariant = Invariant.Of(Started, Counts),
            Faults = [TooEarly],
            Seconds = 50,
            Contenders = Sides<StatusCountdown>(LaunchThread, LaunchWithLock, LaunchWithTimerAsync, LaunchAsync),
        },
        FailingTick,
    ];

    private delegate ICountdown Starter(int from, TimeSpan period);

    private static IReadOnlyList<Contender> Sides<TOriginal>(
        Action<Trial> original, Action<Trial> withLock, Func<Trial, Task> timer, Func<Trial, Starter, Task> successor) =>
    [
        Contender.Original<TOriginal>(original),
        Contender.Lock<LockCountdown>(withLock),
        Contender.DotNet<PeriodicTimer>(timer),
        Contender.Twin<DotNetCountdown>(trial => successor(trial, (from, period) => DotNetCountdown.Start(from, period))),
        .. Contender.ActorBothWays<ActorCountdown>(trial => successor(trial, (from, period) =>
            ActorCountdown.Start(trial.Actors, new CountdownSettings { From = from, Period = period, GateFirst = trial.GateFirst }))),
    ];
}
