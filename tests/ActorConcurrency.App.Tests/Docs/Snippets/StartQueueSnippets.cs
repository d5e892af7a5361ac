using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>"Start it" on the pages of the queues, and what a consumer that leaves its loop has to say.</summary>
internal static class StartQueueSnippets
{
    public static async Task WorkQueueAsync(IActorRefFactory system, Action<string> ship, CancellationToken stop)
    {
        await using var orders = ActorWorkQueue<string>.Start(system, new WorkQueueSettings { Capacity = 100 });
        await orders.PutAsync("tea", cancellationToken: stop);
        await orders.ShutdownAsync(cancellationToken: stop);

        // Ends when the queue is shut down and empty.
        await foreach (var order in orders.ReadAllAsync(stop)) ship(order);
        await orders.CompletionAsync(stop);
    }

    public static async Task<string?> FindAsync(IWorkQueue<string> orders, Predicate<string> isWanted, CancellationToken stop)
    {
        await foreach (var order in orders.ReadAllAsync(stop))
        {
            if (!isWanted(order)) continue;
            // The loop does not ask for the next item, so nobody else reports this one.
            await orders.TaskDoneAsync(stop);
            return order;
        }

        return null;
    }

    public static async Task<(bool IsMoved, bool IsRemoved, string First)> PriorityQueueAsync(IActorRefFactory system, CancellationToken stop)
    {
        await using var errands = ActorPriorityQueue<string>.Start(
            system, new PriorityQueueSettings { Capacity = 100, Ageing = TimeSpan.FromMinutes(1) });
        PriorityTicket post = await errands.PutAsync("post", priority: 1, stop);
        PriorityTicket milk = await errands.PutAsync("milk", priority: 5, stop);

        // By their tickets, as long as nobody has got them: else false.
        bool isMoved = await errands.ReprioritizeAsync(post, 9, stop);
        bool isRemoved = await errands.RemoveAsync(milk, stop);
        string first = await errands.GetAsync(stop);
        return (isMoved, isRemoved, first);
    }
}
