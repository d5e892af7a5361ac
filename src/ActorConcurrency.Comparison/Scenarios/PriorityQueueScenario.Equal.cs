using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Items of the same importance.</content>
internal sealed partial class PriorityQueueScenario
{
    private const int Alike = 20;

    private static readonly Clause FirstInFirstOut = new("first in, first out", "items of equal priority come out in the order in which they went in");

    private static readonly Fault Shuffled = new("shuffled equals",
        "A heap knows priorities only: items of the same priority come out in any order, and some of them may wait for ever.")
    {
        Breaks = FirstInFirstOut.Name,
        Remedy = new("a pair of the priority and a running number in place of the priority, and a comparer for it", "8 bytes an item, a counter that is kept under the same lock, and the waiting for an item, which PriorityQueue does not have either"),
    };

    private static Experiment EqualItems => new()
    {
        Name = "equals",
        Title = "who of equals comes first?",
        Kind = ExperimentKind.Deciding,
        Participants = 1,
        Operations = $"{Alike} items of the same priority are put, then got",
        Invariant = FirstInFirstOut,
        Faults = [Shuffled],
        Contenders =
        [
            Contender.Original<PythonPriorityQueue<int>>(EqualsOfPython).Showing(),
            Contender.DotNet<PriorityQueue<int, int>>(EqualsOfHeapAsync).Showing(Shuffled),
            .. Contender.ActorBothWays<ActorPriorityQueue<int>>(EqualsOfActorAsync),
        ],
        Absences =
        [
            new(Side.Lock, "PriorityQueue under a lock is what the .NET side runs."),
        ],
    };

    private static void EqualsOfPython(Trial trial)
    {
        var queue = new PythonPriorityQueue<int>();
        for (var item = 0; item < Alike; item++) queue.Put(item, priority: 1);
        CheckEquals(trial, [.. Enumerable.Range(0, Alike).Select(_ => queue.Get())]);
    }

    private static Task EqualsOfHeapAsync(Trial trial)
    {
        var (gate, queue) = (new Lock(), new PriorityQueue<int, int>());
        for (var item = 0; item < Alike; item++)
            lock (gate) queue.Enqueue(item, priority: 1);

        var got = new List<int>();
        while (got.Count < Alike)
            lock (gate) got.Add(queue.Dequeue());
        CheckEquals(trial, got);
        return Task.CompletedTask;
    }

    private static async Task EqualsOfActorAsync(Trial trial)
    {
        await using var queue = Start<int>(trial);
        for (var item = 0; item < Alike; item++) await queue.PutAsync(item, priority: 1, trial.Cancellation);
        var got = new List<int>();
        while (got.Count < Alike) got.Add(await queue.GetAsync(trial.Cancellation));
        CheckEquals(trial, got);
    }

    private static void CheckEquals(Trial trial, List<int> got)
    {
        trial.Say(string.Join(' ', got));
        var late = got.Where((item, place) => got.Take(place).Any(earlier => earlier > item)).Count();
        trial.Observe("out of order", $"{late} of {Alike}");
        if (late > 0) trial.Show(Shuffled, $"{late} of {Alike} come out behind one that went in later");
    }
}
