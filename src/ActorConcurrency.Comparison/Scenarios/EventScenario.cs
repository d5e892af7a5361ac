using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <summary>The use of an event that the page warns of: it is cleared, and waited for again.</summary>
internal sealed partial class EventScenario : Scenario
{
    private const int Signals = 3;
    private const int ChanceSignals = 100;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(3);

    private static readonly Clause PassesOnce = new("once", $"{Signals} signals let the waiter pass {Signals} times, no signal more than once");
    private static readonly Clause Passes = new("passes", "the waiter passes, and both end");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again, a flag under Monitor with Wait and PulseAll.");

    private static readonly Fault DoublePass = new("double pass",
        "The flag stays set until the clear: a released thread that cycles back before it passes again, on a signal that it has had.") { Breaks = PassesOnce.Name };

    private static readonly Fault MissedSignal = new("missed signal",
        "The flag says that it is set, not that it was: who is at work while it is set and cleared waits for ever, and so does who waits for its answer.") { Breaks = Passes.Name };

    /// <inheritdoc/>
    public override string Recipe => "Event";

    /// <inheritdoc/>
    public override string Summary => "A sticky flag that wakes everybody who waits. The page warns of clearing it and waiting for it again.";

    /// <inheritdoc/>
    public override int Order => 20;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "wait-again",
            Title = "does a signal count once?",
            Participants = 2,
            Operations = $"a signaller sets and clears {Signals} times and is held in between until the waiter, which passes and cycles back to wait, has done so. "
                + $"Then by chance: {ChanceSignals} signals, with pauses drawn from the seed",
            Invariant = PassesOnce,
            Faults = [DoublePass],
            Absences = [NoLock],
            Contenders = Sides(WaitAgain, PassTwice, PassTwiceAsync, DoublePass, WaitAgainAsync),
        },
        new()
        {
            Name = "missed",
            Title = "what if nobody waits just then?",
            Participants = 2,
            Operations = "a signaller sets and clears while the waiter is at work, and waits for its answer; the waiter comes back to wait and answers when it has passed",
            Invariant = Passes,
            Faults = [MissedSignal],
            Absences = [NoLock],
            Contenders = Sides(Miss, MissSlim, MissFlagAsync, MissedSignal, MissAsync),
        },
        SetOnce,
        FailingHandler,
    ];

    private static IReadOnlyList<Contender> Sides(
        Action<Trial> original, Action<Trial> slim, Func<Trial, LibraryFlag, Task> flag, Fault fault, Func<Trial, IEvent, Task> successor) =>
    [
        Contender.Original<RepeatedEvent>(original),
        Contender.DotNet<ManualResetEventSlim>(slim).Showing(fault),
        Contender.Library<AsyncManualResetEvent>("Nito AsyncManualResetEvent", trial => flag(trial, NitoFlag())).Showing(fault),
        Contender.Library<DotNext.Threading.AsyncManualResetEvent>("DotNext AsyncManualResetEvent", trial => flag(trial, DotNextFlag())).Showing(fault),
        Contender.Twin<DotNetEvent>(trial => successor(trial, new DotNetEvent())),
        .. Contender.ActorBothWays<ActorEvent>(trial => successor(trial, ActorEvent.Start(trial.Actors, new EventSettings { GateFirst = trial.GateFirst }))),
    ];
}
