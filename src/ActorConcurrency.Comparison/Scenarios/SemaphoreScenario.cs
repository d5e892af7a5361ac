using System.Threading.RateLimiting;
using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <summary>The page's semaphore: "Basic semaphore".</summary>
internal sealed partial class SemaphoreScenario : Scenario
{
    private const int Repeats = 15;
    private const int Workers = 10;
    private const int Doomed = 3;

    // Only the original is given it, which is stuck for certain.
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(1);

    private static readonly Clause EverybodyWorks = new("everybody works", "everybody gets in and works");
    private static readonly Clause OneAtATime = new("one at a time", "the semaphore lets in one at a time");
    private static readonly Clause OneLeft = new("one left", "one permit is left");
    private static readonly Clause AllWoken = new("all woken", $"the event lets all {Workers} in at once");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again, a count under Monitor with Wait and Pulse.");

    private static readonly Fault Stranded = new("stranded workers",
        "Nobody owns a permit: a worker that dies with one never gives it back, and all behind it wait for ever.") { Breaks = EverybodyWorks.Name };

    private static readonly Fault DoubleRelease = new("double release",
        "A permit is not a thing: who releases twice makes a second permit, and two get in where there is room for one.");

    /// <inheritdoc/>
    public override string Recipe => "Semaphore";

    /// <inheritdoc/>
    public override string Summary => "Permits that participants take, wait for and give back. The page has ten workers wait until somebody else releases one permit.";

    /// <inheritdoc/>
    public override int Order => 40;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "one-release",
            Title = "how many does one release wake?",
            Participants = Workers,
            Operations = $"0 permits, {Workers} workers, one release by the launcher; each worker works and releases in turn",
            Invariant = Invariant.Of(EverybodyWorks, OneAtATime, OneLeft),
            Load = Load.Computing,
            Repeats = Repeats,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonSemaphore>(OneRelease),
                Contender.DotNet<SemaphoreSlim>(OneReleaseSlimAsync),
                Contender.Library<AsyncSemaphore>("Nito AsyncSemaphore", OneReleaseNitoAsync),
                Contender.Library<ConcurrencyLimiter>("RateLimiting ConcurrencyLimiter", OneReleaseLimiterAsync),
                Contender.Twin<DotNetSemaphore>(trial => OneReleaseAsync(trial, new DotNetSemaphore(0))),
                .. Contender.ActorBothWays<ActorSemaphore>(trial => OneReleaseAsync(trial, Start(trial, 0))),
            ],
        },
        new()
        {
            Name = "event-instead",
            Title = "what if it were an event?",
            Participants = Workers,
            Operations = $"{Workers} workers wait for an event, which is set once, and leave when all are inside; then {Workers} wait for a semaphore, with one release",
            Invariant = Invariant.Of(AllWoken, EverybodyWorks, OneAtATime, OneLeft),
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonSemaphore>(SetInstead),
                Contender.DotNet<ManualResetEventSlim>(SetInsteadSlimAsync),
                Contender.Twin<DotNetSemaphore>(trial => SetInsteadAsync(trial, new DotNetEvent(), new DotNetSemaphore(0))),
                .. Contender.ActorBothWays<ActorSemaphore>(trial => SetInsteadAsync(trial, ActorEvent.Start(trial.Actors, new EventSettings { GateFirst = trial.GateFirst }), Start(trial, 0))),
            ],
        },
        new()
        {
            Name = "holder-dies",
            Title = "what if a worker dies at work?",
            Participants = Workers,
            Operations = $"1 permit, {Workers} workers; the one that gets in as number {Doomed} fails at work, as the page's workers may, before it has released",
            Invariant = Invariant.Of(EverybodyWorks, OneAtATime, OneLeft),
            Faults = [Stranded],
            Load = Load.Computing,
            Repeats = Repeats,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonSemaphore>(HolderDies),
                Contender.DotNet<SemaphoreSlim>(HolderDiesInFinallyAsync),
                Contender.Library<AsyncSemaphore>("Nito AsyncSemaphore", HolderDiesNitoAsync),
                Contender.Library<ConcurrencyLimiter>("RateLimiting ConcurrencyLimiter", HolderDiesLimiterAsync),
                Contender.Twin<DotNetSemaphore>(HolderDiesInUsingAsync),
                .. Contender.ActorBothWays<ActorSemaphore>(HolderDiesInSessionAsync).Select(contender => contender.Provided(
                    "each worker takes its permit in a session, which it disposes of")),
            ],
        },
        new()
        {
            Name = "double-release",
            Title = "what if somebody releases twice?",
            Participants = 3,
            Operations = "1 permit; the first participant takes it and gives it back twice, then the other two try to get in",
            Invariant = "one at a time is inside, and one permit is left",
            Faults = [DoubleRelease],
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonSemaphore>(ReleaseTwice),
                Contender.DotNet<SemaphoreSlim>(ReleaseTwiceSlimAsync),
                Contender.Library<AsyncSemaphore>("Nito AsyncSemaphore", ReleaseTwiceNitoAsync),
                Contender.Library<ConcurrencyLimiter>("RateLimiting ConcurrencyLimiter", ReleaseTwiceLimiterAsync),
                Contender.Twin<DotNetSemaphore>(trial => ReleaseTwiceAsync(trial, new DotNetSemaphore(1))),
                .. Contender.ActorBothWays<ActorSemaphore>(trial => ReleaseTwiceAsync(trial, Start(trial, 1))),
            ],
        },
        OwnerDies,
        HolderHangs,
        ComesBackLate,
        Overtaking,
        CancelAll,
        BlockingCaller,
    ];

    private static ActorSemaphore Start(Trial trial, int initial) => ActorSemaphore.Start(trial.Actors, new SemaphoreSettings { Initial = initial, GateFirst = trial.GateFirst });
}
