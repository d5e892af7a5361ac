using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>A stock that participants take from, once there is something: what the page's periodic timer has its condition for.</summary>
internal sealed partial class ConditionScenario : Scenario
{
    private const int Crowd = 20;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(20);

    private static readonly Clause NobodySleeps = new("nobody sleeps", "nobody waits while there is something to take");
    private static readonly Clause NeverBelow = new("never below zero", "nobody takes what is not there");
    private static readonly Clause Heard = new("heard", "a change reaches who waits, or who made it is told that it does not");
    private static readonly Clause Alone = new("alone", "whose predicate fails is told; who changed the state and the others go on");
    private static readonly Clause NotInVain = new("not in vain", "nobody is woken who cannot go on");

    private static readonly Absence IsThePrimitive = new(Side.Lock, "Monitor is the bare primitive itself: see the .NET side.");

    private static readonly Fault LostNotification = new("lost notification",
        "A notification is given to one waiter. One that gives up at that moment takes it along: the next sleeps on beside what it waits for.")
    {
        Breaks = NobodySleeps.Name,
        Remedy = new("notify everybody, or let whoever gives up notify the next", "with every change all wake and look, or it has to be thought of at each place that leaves the wait"),
    };

    private static readonly Fault StolenWakeUp = new("stolen wake-up",
        "Between the notification and the lock that the woken one needs again, somebody else takes what it was woken for. With “if” around the wait it does not look again.")
    {
        Breaks = NeverBelow.Name,
        Remedy = new("“while” around every wait, or wait_for", "to be written at each wait; nothing tells who forgot it"),
    };

    private static readonly Fault Herd = new("thundering herd",
        "Whoever changes the state cannot know whose predicate holds now: so it wakes all, and all but one look and sleep again.")
    {
        Breaks = NotInVain.Name,
        Remedy = new("a condition for each kind of waiter, and one notification for each change", "then no notification may be lost: see what happens when a waiter gives up"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Condition";

    /// <inheritdoc/>
    public override string Summary => "State and its guard: wait until a predicate holds, and change the state in the same step.";

    /// <inheritdoc/>
    public override int Order => 25;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "gives-up",
            Title = "what if the one that is notified gives up?",
            Participants = 3,
            Operations = "two wait for something to take; the first is to give up just when one thing is put",
            Invariant = NobodySleeps,
            Faults = [LostNotification],
            Absences = [IsThePrimitive],
            Contenders = Sides(GiveUp, GiveUpAsync, LostNotification),
        },
        new()
        {
            Name = "woken-late",
            Title = "is it still there when who was woken comes to take it?",
            Kind = ExperimentKind.Further,
            Participants = 2,
            Operations = "one waits for something to take; one thing is put and taken again before the woken one has the lock. The original has “if” around its wait",
            Invariant = NeverBelow,
            Faults = [StolenWakeUp],
            Absences = [IsThePrimitive],
            Contenders = Sides(WakeLate, WakeLateAsync),
        },
        new()
        {
            Name = "without-lock",
            Title = "what if somebody forgets the lock?",
            Kind = ExperimentKind.Further,
            Participants = 2,
            Operations = "one waits; the other notifies without holding the lock. Where there is no lock, it changes the state",
            Invariant = Heard,
            Absences = [IsThePrimitive],
            Contenders = Sides(Forget, ForgetAsync),
        },
        new()
        {
            Name = "failing-predicate",
            Title = "what if the predicate of one who waits fails?",
            Kind = ExperimentKind.Further,
            Participants = 4,
            Operations = "three wait, each for its predicate; one thing is put, at which the second's predicate throws",
            Invariant = Alone,
            Absences = [IsThePrimitive],
            Contenders = Sides(Fail, FailAsync),
        },
        new()
        {
            Name = "herd",
            Title = "who wakes when there is one thing for many?",
            Kind = ExperimentKind.Deciding,
            Participants = Crowd,
            Operations = $"{Crowd} wait for something to take; {Crowd} things are put one by one, the next when those who could not have it wait again",
            Invariant = NotInVain,
            Faults = [Herd],
            Absences = [IsThePrimitive],
            Contenders = Sides(Stampede, StampedeAsync, Herd),
        },
    ];

    private static IReadOnlyList<Contender> Sides(Action<Trial, StockGuard> program, Func<Trial, ICondition<int>, Task> successor, params Fault[] ofMonitor) =>
    [
        Contender.Original<PythonCondition>(trial => program(trial, new PythonGuard())),
        Contender.DotNet(typeof(Monitor), trial => BlockingCall.Start("monitor", () => program(trial, new MonitorGuard())).Done).Showing(ofMonitor),
        Contender.Twin<DotNetCondition<int>>(trial => successor(trial, new DotNetCondition<int>(0))),
        Contender.Actor<ActorCondition<int>>(trial => successor(trial, ActorCondition<int>.Start(trial.Actors, 0))),
    ];
}
