using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's periodic timer on a condition: "Threading condition".</summary>
internal sealed partial class TickerScenario : Scenario
{
    private const int Down = 10;
    private const int Up = 5;
    private const int Rounds = 10;
    private const int Drifting = 100;
    private const double ShortPeriod = 0.05;
    private const string InsteadOf5s = "every 50 ms instead of the page's 5 s";

    private static readonly TimeSpan HeldUp = TimeSpan.FromMilliseconds(5);

    private static readonly Clause InStep = new("in step", "at each tick both go one step");
    private static readonly Clause Stops = new("stops", "no tick follows the stop");
    private static readonly Clause Every = new("every tick", "it gets every tick, or knows how many it did not get");
    private static readonly Clause OncePerPeriod = new("once per period", "it ticks once per period, however often it is started");
    private static readonly Clause NoDrift = new("no drift", $"the delays do not add up: after {Drifting} ticks it is late by less than half of them");

    private static readonly Absence OneListener = new(Side.DotNet, "a PeriodicTimer has one listener; a second one that waits at the same time gets an exception.");

    private static readonly Absence NoStart = new(Side.DotNet, "a PeriodicTimer ticks from its construction on; there is nothing that could be started twice.");

    private static readonly Fault NoStop = new("no stop",
        "Nothing ends the thread that ticks: it ticks on when nobody listens any more, until its process ends.") { Breaks = Stops.Name };

    private static readonly Fault MissedTick = new("missed tick",
        "A tick is a change of a flag: who is at work when it changes misses it, and cannot know.") { Breaks = Every.Name };

    private static readonly Fault CancelledOut = new("cancelled-out ticks",
        "The flag is flipped: of two ticks that come before a woken waiter has the lock again the second undoes the first, and the waiter sleeps on.") { Breaks = Every.Name };

    private static readonly Fault DoubleRate = new("double rate",
        "start() does not know that it was called: each call starts a thread that ticks.") { Breaks = OncePerPeriod.Name };

    private static readonly Fault AddingDrift = new("drift adds up",
        "The next interval begins when the tick before is done, not when it was due: every delay stays.") { Breaks = NoDrift.Name };

    /// <inheritdoc/>
    public override string Recipe => "Ticker";

    /// <inheritdoc/>
    public override string Summary => "A clock that ticks once per period for whoever listens. The page flips a flag and notifies a condition.";

    /// <inheritdoc/>
    public override int Order => 30;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "in-step",
            Title = "do two listeners keep in step?",
            Participants = 2,
            Operations = $"a tick every 5 s; one participant counts down from {Down}, another up to {Up}, a number at each tick; then the ticker is to stop",
            Invariant = Invariant.Of(InStep, Stops),
            Faults = [NoStop],
            Seconds = 5 * Down,
            Absences = [OneListener],
            Contenders = Sides<TickerThreads>(KeepInStep, KeepInStepWithLock, null, KeepInStepAsync),
        },
        new()
        {
            Name = "slow",
            Title = "what does a slow subscriber miss?",
            Participants = 1,
            Operations = "it takes the first tick and is at work for three more; then it waits again, and two ticks come before it has woken, and a last one. "
                + $"The original's ticks are given by hand, the successors tick {InsteadOf5s}",
            Invariant = Every,
            Faults = [MissedTick, CancelledOut],
            Contenders = Sides<ConditionTicker>(BeSlow, BeSlowWithLock, Contender.DotNet<PeriodicTimer>(BeSlowWithTimerAsync).Showing(MissedTick), BeSlowAsync),
        },
        new()
        {
            Name = "start-twice",
            Title = "what if it is started twice?",
            Participants = 1,
            Operations = $"start() twice, then {Rounds} periods; a tick {InsteadOf5s}",
            Invariant = OncePerPeriod,
            Faults = [DoubleRate],
            Absences = [NoStart],
            Contenders = Sides<ConditionTicker>(StartTwice, StartTwiceWithLock, null, StartTwiceAsync),
        },
        new()
        {
            Name = "drift",
            Title = $"how late is tick {Drifting}?",
            Participants = 2,
            Operations = $"two tickers tick {Drifting} times, {InsteadOf5s}; one is undisturbed, the other is held up for {HeldUp.TotalMilliseconds} ms at each tick",
            Invariant = NoDrift,
            Faults = [AddingDrift],
            Contenders =
            [
                Contender.Original<ConditionTicker>(Drift),
                Contender.Lock<LockTicker>(DriftWithLock),
                Contender.DotNet<PeriodicTimer>(DriftOfTimerAsync),
                Contender.Twin<DotNetTicker>(DriftOfDotNetAsync),
                .. Contender.ActorBothWays<ActorTicker>(DriftOfActorAsync),
            ],
        },
        FailingListener,
    ];

    private delegate ITicker Starter(TimeSpan period);

    private static IReadOnlyList<Contender> Sides<TOriginal>(
        Action<Trial> original, Action<Trial> withLock, Contender? timer, Func<Trial, Starter, Task> successor) =>
    [
        Contender.Original<TOriginal>(original),
        Contender.Lock<LockTicker>(withLock),
        .. timer is null ? Array.Empty<Contender>() : [timer],
        Contender.Twin<DotNetTicker>(trial => successor(trial, period => new DotNetTicker(period, started: false))),
        .. Contender.ActorBothWays<ActorTicker>(trial => successor(trial, period => NewActor(trial, period))),
    ];

    private static ActorTicker NewActor(Trial trial, TimeSpan period) =>
        ActorTicker.Start(trial.Actors, new TickerSettings { Period = period, Started = false, GateFirst = trial.GateFirst });
}
