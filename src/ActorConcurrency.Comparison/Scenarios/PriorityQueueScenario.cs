using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's priority queue: "Thread communication", second half.</summary>
internal sealed partial class PriorityQueueScenario : Scenario
{
    private const int Putters = 4;
    private const int Getters = 4;
    private const int ItemsEach = 50;
    private const int Levels = 4;
    private const int Rounds = 20;
    private const int Head = 3;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(2);

    private static readonly Clause OnceEach = new("once each", "each item is got once");
    private static readonly Clause HigherFirst = new("higher first", "each getter sees the higher priority first and, among equals, each putter's items in their order");
    private static readonly Clause EqualsInOrder = new("equals in order", "among equals, each getter sees each putter's items in their order");
    private static readonly Clause OneGets = new("one gets it", "one getter gets the item");
    private static readonly Clause OtherEnds = new("the other ends", "the other getter ends when asked to");
    private static readonly Clause FirstIsGot = new("the first is got", $"the first item is got within {Rounds} rounds");

    private static readonly Absence NoLock = new(Side.Lock, "it would be the original again, a heap under Monitor with Wait and Pulse.");

    private static readonly Fault NoWayOut = new("no way out",
        "A get knows neither time nor token: a getter for whom nothing comes stands in the wait for ever, and its thread keeps the process.") { Breaks = OtherEnds.Name };

    private static readonly Fault Starvation = new("starvation",
        "An item of low priority is not got as long as more important ones keep coming, however long it has waited.") { Breaks = FirstIsGot.Name };

    /// <inheritdoc/>
    public override string Recipe => "PriorityQueue";

    /// <inheritdoc/>
    public override string Summary => "Items that are got by importance: a heap of (-priority, count, item) under a condition, on which a get blocks.";

    /// <inheritdoc/>
    public override int Order => 60;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "order",
            Title = "who comes first?",
            Participants = Putters + Getters,
            Operations = $"{Putters} putters put {ItemsEach} items each, of {Levels} random priorities; when all is put, {Getters} getters get them",
            Invariant = Invariant.Of(OnceEach, HigherFirst),
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPriorityQueue<Parcel>>(OrderThreads),
                Contender.DotNet(typeof(Channel), OrderOfChannelAsync),
                Contender.Twin<DotNetPriorityQueue<Parcel>>(trial => OrderTasksAsync(trial, new DotNetPriorityQueue<Parcel>())),
                .. Contender.ActorBothWays<ActorPriorityQueue<Parcel>>(OrderActorsAsync),
            ],
        },
        new()
        {
            Name = "at-once",
            Title = "and if puts and gets meet?",
            Participants = Putters + Getters,
            Operations = $"{Putters} putters put {ItemsEach} items each, of {Levels} random priorities, while {Getters} getters get them",
            Invariant = Invariant.Of(OnceEach, EqualsInOrder),
            Load = Load.Computing,
            Repeats = 15,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPriorityQueue<Parcel>>(PutAndGetThreads),
                Contender.DotNet(typeof(Channel), PutAndGetOfChannelAsync),
                Contender.Twin<DotNetPriorityQueue<Parcel>>(trial => PutAndGetTasksAsync(trial, new DotNetPriorityQueue<Parcel>())),
                .. Contender.ActorBothWays<ActorPriorityQueue<Parcel>>(trial => PutAndGetTasksAsync(trial, Start<Parcel>(trial))),
            ],
        },
        new()
        {
            Name = "blocking-get",
            Title = "what does a get wait for?",
            Participants = 2,
            Operations = "two getters wait; one item is put; nothing more will come, and the getter that is left is asked to stop",
            Invariant = Invariant.Of(OneGets, OtherEnds),
            Faults = [NoWayOut],
            Load = Load.Waiting,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPriorityQueue<string>>(BlockingGet),
                Contender.DotNet(typeof(Channel), BlockingGetOfChannelAsync),
                Contender.Twin<DotNetPriorityQueue<string>>(trial => BlockingGetAsync(trial, new DotNetPriorityQueue<string>())),
                .. Contender.ActorBothWays<ActorPriorityQueue<string>>(trial => BlockingGetAsync(trial, Start<string>(trial))),
            ],
        },
        new()
        {
            Name = "starvation",
            Title = "does the unimportant ever get its turn?",
            Participants = 2,
            Operations = $"an item of priority 0 waits; in each of {Rounds} rounds of 50 ms one of priority {Head} is put and one item is got. "
                + "The twin and the actor age: a round of waiting is one level",
            Invariant = FirstIsGot,
            Faults = [Starvation],
            Seconds = 1,
            Absences = [NoLock],
            Contenders =
            [
                Contender.Original<PythonPriorityQueue<string>>(Starve),
                Contender.DotNet(typeof(Channel), StarveOfChannelAsync).Showing(Starvation),
                Contender.Twin<DotNetPriorityQueue<string>>(trial => StarveAsync(trial, new DotNetPriorityQueue<string>(ageing: Round(trial)))),
                .. Contender.ActorBothWays<ActorPriorityQueue<string>>(trial => StarveAsync(trial, Start<string>(trial, Round(trial)))),
            ],
        },
        EqualItems,
    ];

    private static TimeSpan Round(Trial trial) => trial.Time.Of(0.05);

    private static ActorPriorityQueue<T> Start<T>(Trial trial, TimeSpan? ageing = null) =>
        ActorPriorityQueue<T>.Start(trial.Actors, new PriorityQueueSettings { Ageing = ageing, GateFirst = trial.GateFirst });
}
