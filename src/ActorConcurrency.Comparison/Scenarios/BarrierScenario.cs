using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>Parties that go on together, phase after phase; and what becomes of the others when one does not come.</summary>
internal sealed partial class BarrierScenario : Scenario
{
    private const int Parties = 3;
    private const int Phases = 50;
    private const string Ann = "ann";
    private const string Bob = "bob";
    private const string Cid = "cid";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private static readonly Clause Together = new("together", "nobody passes a phase before all have come to it, and nobody comes to the next one before");
    private static readonly Clause Told = new("told", "who waits is told that somebody will not come, and who it is");
    private static readonly Clause OthersTold = new("others told", "when the time of one runs out, the others are told");
    private static readonly Clause Named = new("named", "they are told who had not come");
    private static readonly Clause CauseTold = new("cause told", "everybody is told what the action threw");
    private static readonly Clause Once = new("once", "who comes twice is not taken for two");
    private static readonly Clause ResetTold = new("told of the reset", "who waits is told of a reset, and those who come then pass");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again, a count under Monitor with Wait and PulseAll.");

    private static readonly Fault Untold = new("nobody is told", "A wait has no name and no owner: who has ended is waited for, for ever, and nobody can say who it is.")
    {
        Breaks = Told.Name,
        Remedy = new("a timeout in every wait, or an abort or a RemoveParticipant in a finally", "the time must be guessed; what ends without its finally is missed all the same"),
    };

    private static readonly Fault WaitOn = new("the others wait on", "A timeout takes back one arrival, and says so to that one only: the others wait for it and for the missing one.")
    {
        Breaks = OthersTold.Name,
        Remedy = new("a timeout in every wait", "each is told for itself, one after the other, and none who is missing"),
    };

    private static readonly Fault Unnamed = new("nobody is named", "An arrival has no name, so a broken barrier cannot say who had not come.")
    {
        Breaks = Named.Name,
        Remedy = new("a table of names beside it, which each changes before it waits", "it is not changed in the same step as the barrier"),
    };

    private static readonly Fault CauseKept = new("the cause is kept", "Only the thread that ran the action gets its exception; the others learn that it is broken, and not why.")
    {
        Breaks = CauseTold.Name,
        Remedy = new("an action that catches what it throws, and leaves it where all look", "to be written in each action, and looked for after each wait"),
    };

    private static readonly Fault FillsTwo = new("fills two places", "An arrival has no name: who comes again, after a retry for example, fills the place of one who has not come.")
    {
        Breaks = Once.Name,
        Remedy = new("a thread for each party, that never arrives twice", "a discipline that nothing checks"),
    };

    private static readonly Fault LeftBehind = new("left behind", "It has no reset: one puts a new one in its place, and who waits at the old one does not hear of it.")
    {
        Breaks = ResetTold.Name,
        Remedy = new("a token for each barrier, cancelled when it is replaced", "every wait has to take it"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Barrier";

    /// <inheritdoc/>
    public override string Summary => "Parties that wait for each other, phase after phase. Of the page's module; the page does not show it.";

    /// <inheritdoc/>
    public override int Order => 100;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments => [InPhases, PartyDies, Late, ActionThrows, Twice, ResetWhileWaiting, TooManySignals];

    private static Experiment InPhases => new()
    {
        Name = "phases",
        Title = "does anybody go ahead?",
        Participants = Parties,
        Operations = $"{Parties} pass {Phases} phases; each looks where the others are when it has passed",
        Invariant = Together,
        Contenders =
        [
            Contender.Original<PythonBarrier>(trial =>
            {
                var barrier = new PythonBarrier(Parties);
                PassPhases(trial, () => barrier.Wait());
            }),
            Contender.Lock<LockBarrier>(trial =>
            {
                var barrier = new LockBarrier(Parties);
                PassPhases(trial, barrier.SignalAndWait);
            }),
            Contender.DotNet<Barrier>(trial =>
            {
                using var barrier = new Barrier(Parties);
                PassPhases(trial, () => barrier.SignalAndWait(trial.Cancellation));
            }),
            Contender.Twin<DotNetBarrier>(trial => PassPhasesAsync(trial, new DotNetBarrier(Parties))),
            .. Contender.ActorBothWays<ActorBarrier>(trial => PassPhasesAsync(trial, Start(trial, Parties))),
        ],
    };

    private static Experiment PartyDies => new()
    {
        Name = "party-dies",
        Title = "what if one of them has ended?",
        Kind = ExperimentKind.Deciding,
        Participants = Parties,
        Operations = "two wait; the third has ended without a word: its thread, or the actor that it was",
        Invariant = Told,
        Faults = [Untold],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonBarrier>(NeverComesAsync),
            Contender.DotNet<Barrier>(NeverComesToDotNetAsync).Showing(Untold),
            Contender.Twin<DotNetBarrier>(NeverComesToTwinAsync).Showing(Untold),
            .. Contender.ActorBothWays<ActorBarrier>(OwnerEndsAsync),
        ],
    };

    private static Experiment Late => new()
    {
        Name = "late",
        Title = "what if the time of one runs out?",
        Kind = ExperimentKind.Further,
        Participants = Parties,
        Operations = $"one waits for {Quantities.Duration(Patience)}, one as long as it takes, the third does not come",
        Invariant = Invariant.Of(OthersTold, Named),
        Faults = [Unnamed, WaitOn],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonBarrier>(RunsOutAsync).Showing(Unnamed),
            Contender.DotNet<Barrier>(RunsOutAtDotNetAsync).Showing(WaitOn),
            Contender.Twin<DotNetBarrier>(trial => RunsOutAsync(trial, new DotNetBarrier(Parties))),
            .. Contender.ActorBothWays<ActorBarrier>(trial => RunsOutAsync(trial, Start(trial, Parties))),
        ],
    };

    private static Experiment ActionThrows => new()
    {
        Name = "action-throws",
        Title = "what if the action of a phase throws?",
        Kind = ExperimentKind.Further,
        Participants = Parties,
        Operations = $"{Parties} come; the action of the phase throws",
        Invariant = CauseTold,
        Faults = [CauseKept],
        Absences = [NoLock],
        FailsOnPurpose = true,
        Contenders =
        [
            Contender.Original<PythonBarrier>(FailTogether),
            Contender.DotNet<Barrier>(FailTogetherAtDotNet),
            Contender.Twin<DotNetBarrier>(trial => FailTogetherAsync(trial, new DotNetBarrier(Parties, Fails))),
            .. Contender.ActorBothWays<ActorBarrier>(trial => FailTogetherAsync(trial, Start(trial, Parties, Fails))),
        ],
    };

    private static Experiment Twice => new()
    {
        Name = "twice",
        Title = "what if one of them comes twice?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = "ann comes, and comes again as after a retry; bob does not come",
        Invariant = Once,
        Faults = [FillsTwo],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonBarrier>(ComeTwice),
            Contender.DotNet<Barrier>(ComeTwiceToDotNet).Showing(FillsTwo),
            Contender.Twin<DotNetBarrier>(trial => ComeTwiceAsync(trial, new DotNetBarrier(2))),
            .. Contender.ActorBothWays<ActorBarrier>(trial => ComeTwiceAsync(trial, Start(trial, 2))),
        ],
    };

    private static Experiment ResetWhileWaiting => new()
    {
        Name = "reset",
        Title = "what if it is reset while somebody waits?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = "ann waits; it is reset; then two come",
        Invariant = ResetTold,
        Faults = [LeftBehind],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonBarrier>(ResetAsync).Showing(),
            Contender.DotNet<Barrier>(ReplaceAsync).Showing(LeftBehind),
            Contender.Twin<DotNetBarrier>(trial => ResetAsync(trial, new DotNetBarrier(2))),
            .. Contender.ActorBothWays<ActorBarrier>(trial => ResetAsync(trial, Start(trial, 2))),
        ],
    };

    private static ActorBarrier Start(Trial trial, int parties, Func<long, CancellationToken, ValueTask>? action = null) =>
        ActorBarrier.Start(trial.Actors, new BarrierSettings { Parties = parties, Action = action, GateFirst = trial.GateFirst });
}
