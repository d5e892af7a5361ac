namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about queues do what it says, before and after.</summary>
public sealed class MigrationOfQueuesTests : MigrationTests
{
    [Fact]
    public async Task All_orders_are_shipped()
    {
        string[] orders = ["tea", "milk", "sugar"];
        var (before, after, stay) = (new List<string>(), new List<string>(), new List<string>());
        await using var queue = ActorWorkQueue<string>.Start(Actors);

        await QueueSnippets.Before.ShipAllAsync(orders, before.Add);
        await QueueSnippets.After.ShipAllAsync(queue, orders, after.Add, Stop);
        await QueueSnippets.Stay.ShipAllAsync(orders, stay.Add, Stop);

        Assert.All((List<string>[])[before, after, stay], shipped => Assert.Equal(orders, shipped));
        Assert.Equal(0, (await queue.SnapshotAsync()).Unfinished());
    }

    [Fact]
    public async Task What_a_worker_does_not_finish_goes_back_to_the_queue()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors);
        var shipped = new List<string>();
        await queue.PutAsync("tea");
        await queue.PutAsync("milk");

        await Assert.ThrowsAsync<TimeoutException>(() => QueueSnippets.WithWorkers.PackAsync(queue, _ => throw new TimeoutException(), Stop));
        await queue.ShutdownAsync();
        await Assert.ThrowsAsync<QueueShutDownException>(() => QueueSnippets.WithWorkers.PackAsync(queue, shipped.Add, Stop));

        Assert.Equal(["tea", "milk"], shipped);
    }

    [Fact]
    public async Task Errands_are_run_by_priority()
    {
        await using var queue = ActorPriorityQueue<string>.Start(Actors);
        var (before, after) = (new PrioritySnippets.Before.Errands(), new PrioritySnippets.After.Errands(queue));

        foreach (var (errand, priority) in ((string, int)[])[("plants", 1), ("phone", 5), ("door", 5)])
        {
            before.Put(errand, priority);
            await after.PutAsync(errand, priority);
        }

        Assert.Equal(["phone", "door", "plants"], [before.Get(), before.Get(), before.Get()]);
        Assert.Equal(["phone", "door", "plants"], [await after.GetAsync(Stop), await after.GetAsync(Stop), await after.GetAsync(Stop)]);
    }
}
