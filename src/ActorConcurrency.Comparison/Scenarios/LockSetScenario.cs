using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <summary>The page's deadlock avoidance: "Deadlock Avoidance".</summary>
internal sealed partial class LockSetScenario : Scenario
{
    private const int Repeats = 15;
    private const int Turns = 500;
    private const int Rounds = 200;

    // In spins: some tenths of a millisecond, about what it takes to wake a thread.
    private const int LongestPause = 20_000;

    private const string InOwnSession = "each asks in a session of its own, and the locks are not ordered (LockSetSettings.Ordered is off)";
    private const string GiveBackAndAskForAll = "Whoever is refused (DeadlockException) has to give back what it holds, and to ask for all at once";

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(1);

    private static readonly Clause NobodyStuck = new("nobody stuck", "nobody waits for ever");
    private static readonly Clause BothGetBoth = new("both get both", "both get both locks, every time");
    private static readonly Clause EveryTurn = new("every turn", "every turn is taken");
    private static readonly Clause Alone = new("alone", "whoever has both locks is alone");
    private static readonly Clause OrderRefused = new("order", "asking for x is refused at once as a lock order violation, and x stays free");
    private static readonly Clause NothingIsGranted = new("nothing", "asking for nothing is granted");
    private static readonly Clause GrantedOnce = new("once", "x is granted, once");
    private static readonly Clause OneHolder = new("one holder", "y has one holder at a time");
    private static readonly Clause FreeAgain = new("free again", "x is free again");

    private static readonly Fault Deadlock = new("deadlock",
        "Each takes its first lock and then waits for the one that the other holds; neither can ever go on.") { Breaks = NobodyStuck.Name };

    private static readonly Fault DeadlockByChance = Deadlock with
    {
        ByChance = true,
        Description = $"{Deadlock.Description} Here that is left to chance: a side that can deadlock and did not in these rounds was lucky, so its “held” is one of this run only.",
    };

    private static readonly Fault WaitsForItself = new("waits for itself",
        "A lock that is given twice is taken twice: the second time its thread waits for itself.") { Breaks = GrantedOnce.Name };

    private static readonly Fault ForeignRelease = new("foreign release",
        "An acquisition that fails half-way releases all its locks, also the one that it never got and somebody else holds.") { Breaks = OneHolder.Name };

    private static readonly Fault OrderUnchecked = new("order unchecked",
        "A lock knows nothing of other locks: whoever takes two in the wrong order is let, and hears of it when it is a deadlock.") { Breaks = OrderRefused.Name };

    private static readonly Fault EmptyFails = new("the empty set fails",
        "Whoever holds something and asks for nothing more gets an error about an index: the first of no locks is compared.") { Breaks = NothingIsGranted.Name };

    /// <inheritdoc/>
    public override string Recipe => "LockSet";

    /// <inheritdoc/>
    public override string Summary => "Several locks taken at once. The page sorts them, so that x, y against y, x cannot deadlock, and refuses a nested acquisition out of order.";

    /// <inheritdoc/>
    public override int Order => 80;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "crossed",
            Title = "what if two take x and y in opposite orders?",
            Participants = 2,
            Operations = "Thread-1 takes x, then y; Thread-2 takes y, then x; each holds its first before either asks for its second",
            Invariant = Invariant.Of(BothGetBoth, NobodyStuck),
            Faults = [Deadlock],
            Contenders =
            [
                Contender.Original<PythonLock>(Crossed),
                Contender.Lock(typeof(Monitor), CrossedWithLock).Showing(Deadlock),
                Contender.DotNet<SemaphoreSlim>(CrossedSlimAsync).Showing(Deadlock),
                Contender.Library<AsyncLock>("Nito AsyncLock", CrossedNitoAsync).Showing(Deadlock),
                Contender.Library<DotNext.Threading.AsyncExclusiveLock>("DotNext AsyncExclusiveLock", CrossedDotNextAsync).Showing(Deadlock),
                Contender.Twin<DotNetLockSet>(CrossedInOrderAsync),
                .. Contender.ActorBothWays<ActorLockSet>(CrossedInSessionsAsync).Select(contender => contender.Provided(InOwnSession, GiveBackAndAskForAll)),
            ],
        },
        new()
        {
            Name = "chance",
            Title = "how often do two in opposite orders deadlock by chance?",
            Participants = 2,
            Operations = $"as in crossed, but neither waits for the other before it asks for its second lock, {Rounds} times: between its two locks each computes for a while that the seed decides. A deadlock would be the end of the run: where a side does not notice one, the laboratory counts it, and makes one of the two give way, so that the next round can begin",
            Invariant = Invariant.Of(BothGetBoth, NobodyStuck),
            Faults = [DeadlockByChance],
            Load = Load.Computing,
            Contenders =
            [
                Contender.Original<PythonLock>(Chance),
                Contender.Lock(typeof(Monitor), ChanceWithLock).Showing(DeadlockByChance),
                Contender.DotNet<SemaphoreSlim>(ChanceSlim).Showing(DeadlockByChance),
                Contender.Twin<DotNetLockSet>(ChanceInOrderAsync),
                .. Contender.ActorBothWays<ActorLockSet>(ChanceInSessionsAsync),
            ],
        },
        new()
        {
            Name = "ordered",
            Title = "the page's program: x, y against y, x, sorted",
            Participants = 2,
            Operations = $"one asks for x and y, the other for y and x, {Turns} times each",
            Invariant = Invariant.Of(EveryTurn, Alone),
            Load = Load.Computing,
            Repeats = Repeats,
            Contenders =
            [
                Contender.Original<RankedLock>(Ordered),
                Contender.Lock(typeof(Monitor), OrderedWithLockAsync),
                Contender.DotNet<SemaphoreSlim>(OrderedSlimAsync),
                Contender.Library<AsyncLock>("Nito AsyncLock", OrderedNitoAsync),
                Contender.Library<DotNext.Threading.AsyncExclusiveLock>("DotNext AsyncExclusiveLock", OrderedDotNextAsync),
                Contender.Twin<DotNetLockSet>(trial => OrderedAsync(trial, new DotNetLockSet())),
                .. Contender.ActorBothWays<ActorLockSet>(trial => OrderedAsync(trial, Start(trial, ordered: true))),
            ],
        },
        new()
        {
            Name = "nested",
            Title = "what if somebody who holds y asks for x?",
            Participants = 1,
            Operations = "takes y; holding it, asks for x, then for nothing",
            Invariant = Invariant.Of(OrderRefused, NothingIsGranted),
            Faults = [EmptyFails, OrderUnchecked],
            Load = Load.Computing,
            Contenders =
            [
                Contender.Original<RankedLock>(Nested).Showing(EmptyFails),
                Contender.Lock(typeof(Monitor), NestedWithLock).Showing(OrderUnchecked),
                Contender.DotNet<SemaphoreSlim>(NestedSlimAsync).Showing(OrderUnchecked),
                Contender.Twin<DotNetLockSet>(trial => NestedAsync(trial, new DotNetLockSet())),
                .. Contender.ActorBothWays<ActorLockSet>(trial => NestedAsync(trial, Start(trial, ordered: true)))
                    .Select(contender => contender.Provided("the locks are ordered (LockSetSettings.Ordered)", "Whoever is refused (LockOrderException) has to give back what it holds, and to ask for all at once")),
            ],
        },
        new()
        {
            Name = "same-twice",
            Title = "what if the same lock is given twice?",
            Participants = 1,
            Operations = "asks for x and x",
            Invariant = GrantedOnce,
            Faults = [WaitsForItself],
            Contenders =
            [
                Contender.Original<RankedLock>(SameTwice),
                Contender.Lock(typeof(Monitor), SameTwiceWithLock),
                Contender.DotNet<SemaphoreSlim>(SameTwiceSlimAsync).Showing(WaitsForItself),
                Contender.Twin<DotNetLockSet>(trial => SameTwiceAsync(trial, new DotNetLockSet())),
                .. Contender.ActorBothWays<ActorLockSet>(trial => SameTwiceAsync(trial, Start(trial, ordered: true))),
            ],
        },
        new()
        {
            Name = "half-way",
            Title = "what if an acquisition fails half-way?",
            Participants = 3,
            Operations = "the first holds y; the second asks for x and y, and is interrupted while it waits for y; the third asks for y",
            Invariant = Invariant.Of(OneHolder, FreeAgain),
            Faults = [ForeignRelease],
            Load = Load.Computing,
            Contenders =
            [
                Contender.Original<RankedLock>(HalfWay),
                Contender.Lock(typeof(Monitor), HalfWayWithLock),
                Contender.DotNet<SemaphoreSlim>(HalfWaySlimAsync),
                Contender.Twin<DotNetLockSet>(trial => HalfWayAsync(trial, new DotNetLockSet())),
                .. Contender.ActorBothWays<ActorLockSet>(trial => HalfWayAsync(trial, Start(trial, ordered: true))),
            ],
        },
        Daemons,
        Strangers,
    ];

    private static ActorLockSet Start(Trial trial, bool ordered) => ActorLockSet.Start(trial.Actors, new LockSetSettings { Ordered = ordered, GateFirst = trial.GateFirst });
}
