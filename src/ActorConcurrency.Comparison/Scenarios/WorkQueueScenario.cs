using System.Threading.Channels;
using ActorConcurrency.Locks;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <summary>The page's queue: "Thread communication".</summary>
internal sealed partial class WorkQueueScenario : Scenario
{
    private const int Items = 20;
    private const int Baskets = 5;
    private const int ChanceRounds = 40;

    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(2);

    private static readonly Clause JoinsAtEnd = new("joins at the end", "when the join returns, the producer has ended and all that it produced is consumed");
    private static readonly Clause BothEnd = new("both end", "the producer and the consumer end");
    private static readonly Clause InOrder = new("in order", "what is consumed is what was produced, in its order");
    private static readonly Clause NoneUnfinished = new("none unfinished", "nothing is unfinished, and a join returns");
    private static readonly Clause SeesWhatWasPut = new("sees what was put", "the consumer sees what was put");

    private static readonly Fault EarlyJoin = new("early join",
        "A join returns whenever nothing is unfinished, be it for a moment only: before the first put the queue is as empty as at the end.") { Breaks = JoinsAtEnd.Name };

    private static readonly Fault NoEnd = new("no end",
        "The line that puts the sentinel cannot be reached: the producer never ends, and the consumer waits for an end that never comes.") { Breaks = BothEnd.Name };

    private static readonly Fault TwoUnfinished = new("unfinished sentinels",
        "The sentinel is put by the producer and once more by the consumer, and acknowledged by nobody: a later join waits for ever.") { Breaks = NoneUnfinished.Name };

    private static readonly Fault SharedItem = new("shared item",
        "A put copies nothing: whoever keeps the item may change it before its consumer has looked.") { Breaks = SeesWhatWasPut.Name };

    /// <inheritdoc/>
    public override string Recipe => "WorkQueue";

    /// <inheritdoc/>
    public override string Summary => "Items from a producer to a consumer, a sentinel for the end, and a join that waits until the work is done.";

    /// <inheritdoc/>
    public override int Order => 50;

    /// <inheritdoc/>
    public override IReadOnlyList<Experiment> Experiments =>
    [
        new()
        {
            Name = "join-as-printed",
            Title = "when does the join return?",
            Participants = 2,
            Operations = $"a producer of random numbers from 0 to 10, one every 10 ms, and a consumer; the main thread joins at once. "
                + $"After {Items} numbers it is to end",
            Invariant = Invariant.Of(JoinsAtEnd, BothEnd, InOrder),
            Faults = [EarlyJoin, NoEnd],
            Seconds = 1,
            Contenders = Sides<ProducerConsumer>(JoinAsPrinted, JoinWithLock, JoinOfChannelAsync, JoinAsMeantAsync),
        },
        new()
        {
            Name = "join-after-end",
            Title = "and if the producer ends?",
            Participants = 2,
            Operations = $"the same with a producer that ends after {Items} numbers and puts the sentinel; the main thread joins once both have ended",
            Invariant = Invariant.Of(InOrder, NoneUnfinished),
            Faults = [TwoUnfinished],
            Seconds = 1,
            Contenders = Sides<ProducerConsumer>(JoinAfterEnd, JoinAfterEndWithLock, JoinAfterEndOfChannelAsync, JoinAfterEndAsync),
        },
        new()
        {
            Name = "mended",
            Title = "and if all is mended?",
            Participants = 2,
            Operations = $"{Items} numbers; the original's main thread waits for the producer first, and its consumer acknowledges the sentinel and keeps it",
            Invariant = Invariant.Of(InOrder, NoneUnfinished),
            Contenders = [.. Sides<PythonQueue<object>>(Mended, MendedWithLock, MendedOfChannelAsync, MendedAsync), Contender.Library<AsyncProducerConsumerQueue<int>>("Nito AsyncProducerConsumerQueue", MendedOfNitoAsync)],
        },
        new()
        {
            Name = "shared-item",
            Title = "what if an item is changed after its put?",
            Participants = 2,
            Operations = $"the producer puts a basket of 1, adds 2 to it, and only then lets the consumer get it; {Baskets} baskets. "
                + "A channel and an actor would share a list just as well: the successors put baskets that cannot be changed",
            Invariant = SeesWhatWasPut,
            Faults = [SharedItem],
            Load = Load.Computing,
            Contenders = Sides<PythonQueue<List<int>>>(ShareBaskets, ShareBasketsWithLock, ShareBasketsOfChannelAsync, ShareBasketsAsync),
        },
        DeepCopy,
        WorkerDies,
        SharedReference,
    ];

    private delegate Task Successor(Trial trial, IQueues queues);

    private static IReadOnlyList<Contender> Sides<TOriginal>(Action<Trial> original, Action<Trial> withLock, Func<Trial, Task> channel, Successor successor) =>
    [
        Contender.Original<TOriginal>(original),
        Contender.Lock<LockQueue<int>>(withLock),
        Contender.DotNet<Channel<int>>(channel),
        Contender.Twin<DotNetWorkQueue<int>>(trial => successor(trial, new DotNetQueues())),
        .. Contender.ActorBothWays<ActorWorkQueue<int>>(trial => successor(trial, new ActorQueues(trial))),
    ];

    /// <summary>Makes the queues of one side.</summary>
    private interface IQueues
    {
        IWorkQueue<T> Create<T>();
    }

    private sealed class DotNetQueues : IQueues
    {
        public IWorkQueue<T> Create<T>() => new DotNetWorkQueue<T>();
    }

    private sealed class ActorQueues(Trial trial) : IQueues
    {
        public IWorkQueue<T> Create<T>() => CreateOwned<T>();

        public ActorWorkQueue<T> CreateOwned<T>() => ActorWorkQueue<T>.Start(trial.Actors, new WorkQueueSettings { GateFirst = trial.GateFirst });
    }
}
