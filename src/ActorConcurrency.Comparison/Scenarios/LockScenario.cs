using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <summary>The page's <c>threading.Lock</c>, and its sibling <c>RLock</c>.</summary>
internal sealed partial class LockScenario : Scenario
{
    // How long the sides wait that would wait for ever: longer than anybody needs who gets in.
    private const double PatienceSeconds = 0.15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(PatienceSeconds);

    private static readonly Clause TransferIsDone = new("transfer is done", "the transfer is done");
    private static readonly Clause TotalStays = new("total stays", "both accounts have as much together as before");
    private static readonly Clause OneAtATime = new("one at a time", "one at a time is inside");
    private static readonly Clause OthersGetIn = new("others get in", "the others get in");
    private static readonly Clause GivenBack = new("given back", "what was taken is given back, wherever the code goes on after it has awaited");

    private static readonly Fault WaitsForItself = new("waits for itself",
        "The lock does not know who holds it: whoever asks again waits for what only it could give back.")
    {
        Breaks = TransferIsDone.Name,
        Remedy = new("split each method into one that takes the lock and one that assumes it", "two of each, and nobody checks that the right one is called"),
    };

    private static readonly Fault Stranger = new("released by a stranger",
        "Anybody may release it: then two are inside, and neither can know.")
    {
        Breaks = OneAtATime.Name,
        Remedy = new("keep the lock private, and give it back in “using” or “with” only", "a discipline that no compiler checks"),
    };

    /// <inheritdoc/>
    public override string Recipe => "Lock";

    /// <inheritdoc/>
    public override string Summary => "Mutual exclusion, or many readers and one writer; who holds it, and what becomes of it when the holder is gone.";

    /// <inheritdoc/>
    public override int Order => 75;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "nested",
            Title = "what if whoever holds it asks again?",
            Kind = ExperimentKind.Further,
            Participants = 1,
            Operations = $"a transfer between two accounts takes the lock, and calls two deposits that take it again. Who is not let in gives up after {PatienceSeconds} s, instead of waiting for ever. "
                + "The actor's lock is asked in a session, first one that is not reentrant, then one that is",
            Invariant = Invariant.Of(TransferIsDone, TotalStays),
            Faults = [WaitsForItself],
            Contenders =
            [
                Contender.Original<PythonRLock>(TransferWithRLock).Showing(),
                Contender.Original<PythonLock>(TransferWithLock).Showing(WaitsForItself) with { Name = "original: Lock" },
                Contender.Lock<object>(TransferWithMonitor),
                Contender.DotNet<SemaphoreSlim>(TransferWithSlimAsync).Showing(WaitsForItself),
                Contender.Library<AsyncLock>("Nito AsyncLock", TransferWithNitoAsync).Showing(WaitsForItself),
                Contender.Twin<DotNetLock>(TransferWithTwinAsync).Showing(WaitsForItself),
                .. Contender.ActorBothWays<ActorLock>(TransferWithActorAsync).Select(contender => contender.Provided(
                    "the lock is asked in a session, and is reentrant (LockSettings.Reentrant); else the session is refused at once")),
            ],
        },
        new()
        {
            Name = "stranger",
            Title = "what if somebody else gives it back?",
            Kind = ExperimentKind.Further,
            Participants = 3,
            Operations = "the first is inside; a stranger, who has taken nothing, releases the lock as well as it can; then another tries to get in",
            Invariant = OneAtATime,
            Faults = [Stranger],
            Contenders =
            [
                Contender.Original<PythonLock>(StrangerAtLock),
                Contender.Original<PythonRLock>(StrangerAtRLock).Showing() with { Name = "original: RLock" },
                Contender.Lock<object>(StrangerAtMonitor),
                Contender.DotNet<SemaphoreSlim>(StrangerAtSlimAsync).Showing(Stranger),
                Contender.Twin<DotNetLock>(trial => StrangerAsync(trial, new DotNetLock())),
                .. Contender.ActorBothWays<ActorLock>(trial => StrangerAsync(trial, Start(trial))),
            ],
        },
        OwnerDies,
        ComesBackLate,
        AcrossAwait,
        InTurn,
    ];

    private static ActorLock Start(Trial trial, bool reentrant = false, TimeSpan? lease = null) =>
        ActorLock.Start(trial.Actors, new LockSettings { GateFirst = trial.GateFirst, Reentrant = reentrant, Lease = lease });
}
