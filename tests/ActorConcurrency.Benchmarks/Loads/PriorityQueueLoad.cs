using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Items are put, changed in priority, removed and got, in a queue with little room: each is got or removed, once.</summary>
internal sealed class PriorityQueueLoad() : Load("priority queue")
{
    private const int Parties = 3;
    private const int Items = 300;
    private const int All = Parties * Items;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(1);

    protected override async Task<int> CycleAsync(ActorSystem system)
    {
        var gone = new int[All];
        var left = new int[] { All };
        await using var queue = ActorPriorityQueue<int>.Start(system, new PriorityQueueSettings { Capacity = 16 });
        await AtOnce(2 * Parties, party => party < Parties ? PutAsync(queue, party * Items, gone, left) : GetAsync(queue, gone, left));
        WrongResultException.ThrowUnless(All, gone.Count(times => times == 1), "items got or removed once");
        var end = await queue.SnapshotAsync();
        WrongResultException.ThrowUnless((All, All, 0), (end.Put, end.Got + end.Removed, end.Queued), "items put, got or removed, queued");
        return All;
    }

    private static async Task PutAsync(ActorPriorityQueue<int> queue, int first, int[] gone, int[] left)
    {
        for (var item = first; item < first + Items; item++)
        {
            var ticket = await queue.PutAsync(item, item % 7);
            if (item % 5 == 0) await queue.ReprioritizeAsync(ticket, item % 11);
            if (item % 9 == 0 && await queue.RemoveAsync(ticket)) Take(item, gone, left);
        }
    }

    private static async Task GetAsync(ActorPriorityQueue<int> queue, int[] gone, int[] left)
    {
        while (Volatile.Read(ref left[0]) > 0)
            if (await queue.TryGetAsync(Short) is { Item: var item })
                Take(item, gone, left);
    }

    private static void Take(int item, int[] gone, int[] left)
    {
        Interlocked.Increment(ref gone[item]);
        Interlocked.Decrement(ref left[0]);
    }
}
