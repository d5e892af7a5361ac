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
    public async Task The_newest_page_is_undone_first() =>
        Assert.Equal("c", await QueueFamilySnippets.Lifo.NewestAsync(Actors, ["a", "b", "c"], Stop));

    [Fact]
    public async Task A_simple_queue_gives_what_was_put()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors);

        Assert.Equal("tea", await QueueFamilySnippets.Simple.NextAsync(queue, "tea", Stop));
        Assert.Equal(0, (await queue.SnapshotAsync()).Unfinished());
    }

    [Fact]
    public async Task A_queue_ends_with_what_nobody_has_begun_or_drops_it()
    {
        await using var gentle = ActorWorkQueue<string>.Start(Actors);
        await using var immediate = ActorWorkQueue<string>.Start(Actors);
        await gentle.PutManyAsync(["tea", "milk"]);
        await immediate.PutManyAsync(["tea", "milk"]);

        Assert.Equal(["tea", "milk"], await QueueFamilySnippets.Ending.EndAsync(gentle, TimeSpan.Zero, Stop));
        await QueueFamilySnippets.Ending.EndNowAsync(immediate, Stop);

        Assert.Equal(2, (await immediate.SnapshotAsync()).Dropped);
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await gentle.GetAsync(Stop));
    }

    [Fact]
    public async Task Lines_are_written_many_at_a_time()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors);
        var batches = new List<int>();
        await queue.PutManyAsync(Enumerable.Range(0, 205).Select(line => $"{line}"));
        await queue.ShutdownAsync();

        await Assert.ThrowsAsync<QueueShutDownException>(() => QueueFamilySnippets.Batches.WriteAsync(queue, some => batches.Add(some.Count()), Stop));

        Assert.Equal([100, 100, 5], batches);
        await queue.CompletionAsync(Stop);
    }

    [Fact]
    public async Task What_a_batch_did_not_put_is_known()
    {
        await using var queue = ActorWorkQueue<string>.Start(Actors, new WorkQueueSettings { Capacity = 2 });
        var putting = QueueFamilySnippets.Partly.PutAsync(queue, ["a", "b", "c", "d"], Stop);
        while ((await queue.SnapshotAsync(Stop)).Putters.IsEmpty) await Task.Yield();

        await queue.ShutdownAsync();

        Assert.Equal(["c", "d"], await putting);
    }

    [Fact]
    public async Task The_errand_of_the_earliest_day_comes_first()
    {
        await using var errands = QueueFamilySnippets.Compared.Start(Actors);
        QueueFamilySnippets.Errand[] more = [new("door", new(2026, 5, 3)), new("phone", new(2026, 5, 1)), new("plants", new(2026, 5, 1))];

        Assert.Equal("phone", (await QueueFamilySnippets.Compared.MostUrgentAsync(errands, more, Stop)).Name);
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
