using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Items that can be changed: shared by all, or copied at the put, the page's other way out.</content>
internal sealed partial class WorkQueueScenario
{
    private static Fault SharedByAll => SharedItem with
    {
        Remedy = new("put what cannot be changed, or a deep copy", "a type that is immutable; or the copying, each time, of everything that the item leads to"),
    };

    private static Experiment SharedReference => new()
    {
        Name = "shared-reference",
        Title = "is an item that can be changed safe anywhere?",
        Kind = ExperimentKind.Further,
        Participants = 2,
        Operations = $"the producer puts a list of lists, changes an inner list, and only then lets the consumer get it; {Baskets} items. Nobody copies, and no list is immutable",
        Invariant = SeesWhatWasPut,
        Faults = [SharedByAll],
        Contenders = CopySides(basket => basket, SharedByAll),
    };

    private static Experiment DeepCopy => new()
    {
        Name = "deep-copy",
        Title = "and if the put makes a deep copy?",
        Participants = 2,
        Operations = $"the same, but a deep copy is put: out_q.put(copy.deepcopy(data)); {Baskets} items",
        Invariant = SeesWhatWasPut,
        Contenders = CopySides(basket => [.. basket.Select(inner => inner.ToList())]),
        Absences =
        [
            new(Side.Lock, "it would be the original again: what is put is the copy, whatever the queue."),
        ],
    };

    private static IReadOnlyList<Contender> CopySides(Func<List<List<int>>, List<List<int>>> copy, params IReadOnlyList<Fault> shown) =>
    [
        Contender.Original<PythonQueue<List<List<int>>>>(trial => PutToPython(trial, copy)).Showing(shown),
        Contender.DotNet<Channel<List<List<int>>>>(trial => PutToChannelAsync(trial, copy)).Showing(shown),
        .. Contender.ActorBothWays<ActorWorkQueue<List<List<int>>>>(trial => PutToActorAsync(trial, copy)).Select(contender => contender.Showing(shown)),
    ];

    private static void PutToPython(Trial trial, Func<List<List<int>>, List<List<int>>> copy)
    {
        var queue = new PythonQueue<List<List<int>>>();
        var changed = Enumerable.Range(0, Baskets).Count(_ =>
        {
            var basket = NewBasket();
            queue.Put(copy(basket));
            basket[0].Add(2);
            return IsChanged(trial, queue.Get());
        });
        CheckCopies(trial, changed);
    }

    private static async Task PutToChannelAsync(Trial trial, Func<List<List<int>>, List<List<int>>> copy)
    {
        var channel = Channel.CreateUnbounded<List<List<int>>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = NewBasket();
            await channel.Writer.WriteAsync(copy(basket), trial.Cancellation);
            basket[0].Add(2);
            if (IsChanged(trial, await channel.Reader.ReadAsync(trial.Cancellation))) changed++;
        }

        CheckCopies(trial, changed);
    }

    private static async Task PutToActorAsync(Trial trial, Func<List<List<int>>, List<List<int>>> copy)
    {
        await using var queue = new ActorQueues(trial).CreateOwned<List<List<int>>>();
        var changed = 0;
        for (var round = 0; round < Baskets; round++)
        {
            var basket = NewBasket();
            await queue.PutAsync(copy(basket), 0, trial.Cancellation);
            basket[0].Add(2);
            if (IsChanged(trial, await queue.GetAsync(trial.Cancellation))) changed++;
        }

        CheckCopies(trial, changed);
    }

    private static List<List<int>> NewBasket() => [[1]];

    private static bool IsChanged(Trial trial, List<List<int>> basket) => LookInto(trial, basket[0]);

    private static void CheckCopies(Trial trial, int changed)
    {
        trial.Observe("changed on the way", $"{changed} of {Baskets}");
        if (changed > 0) trial.Show(SharedByAll, $"{changed} of {Baskets} items hold what was added after the put");
    }
}
