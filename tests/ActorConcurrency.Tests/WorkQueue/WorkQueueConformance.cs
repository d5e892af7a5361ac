namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IWorkQueue{T}"/> promises. Owners and orders other than first in, first out are not part of it.</summary>
public abstract partial class WorkQueueConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    protected abstract IWorkQueue<string> Create(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait);

    protected abstract IWorkQueue<string> CreateWithFewWaiters(int capacity, int maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_empty()
    {
        await using var queue = Create(5);

        Assert.Equal(new WorkQueueSnapshot(5, false, 0, 0, 0, 0, 0, 0, 0, [], [], []), await queue.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Items_are_got_in_the_order_in_which_they_were_put()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b", "c");

        Assert.Equal(["a", "b", "c"], await GetAsync(queue, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_is_got_once()
    {
        await using var queue = Create();
        await queue.PutAsync("only");

        Assert.Equal("only", await queue.GetAsync());

        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_waits_for_an_item()
    {
        await using var queue = Create();
        var getting = queue.GetAsync().AsTask();
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.PutAsync("late");

        Assert.Equal("late", await getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_may_be_null()
    {
        await using var queue = Create();

        await queue.PutAsync(null!);

        Assert.Null((await queue.TryGetAsync(TimeSpan.Zero))!.Value.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_books_tell_what_is_queued_in_work_and_done()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b", "c");
        await GetAsync(queue, 2);
        await queue.TaskDoneAsync();

        var snapshot = await BooksAsync(queue);

        Assert.Equal((3, 2, 1, 1, 1), (snapshot.Put, snapshot.Got, snapshot.Queued, snapshot.Done, snapshot.InWork));
        Assert.Equal(2, snapshot.Unfinished());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_into_a_full_queue_waits_for_room()
    {
        await using var queue = Create(capacity: 2);
        await PutAsync(queue, "a", "b");
        var putting = queue.PutAsync("c").AsTask();
        await Never.Completes(putting, after: queue.SnapshotAsync());

        Assert.Equal("a", await queue.GetAsync());

        await putting;
        Assert.Equal(["b", "c"], await GetAsync(queue, 2));
        Assert.Equal(3, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_to_put_tells_whether_there_was_room()
    {
        await using var queue = Create(capacity: 1);

        Assert.True(await queue.TryPutAsync("a", TimeSpan.Zero));
        Assert.False(await queue.TryPutAsync("b", TimeSpan.Zero));

        Assert.Equal("a", await queue.GetAsync());
        Assert.True(await queue.TryPutAsync("c", TimeSpan.Zero));
        Assert.Equal(2, (await BooksAsync(queue)).Put);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(WorkQueueOverflow.DropNext, "b c")]
    [InlineData(WorkQueueOverflow.DropLast, "a c")]
    [InlineData(WorkQueueOverflow.DropPut, "a b")]
    public async Task A_full_queue_that_drops_never_makes_a_putter_wait(WorkQueueOverflow overflow, string left)
    {
        await using var queue = Create(capacity: 2, overflow);
        await PutAsync(queue, "a", "b");

        Assert.True(await queue.TryPutAsync("c", TimeSpan.Zero));

        var snapshot = await BooksAsync(queue);
        Assert.Equal((3, 1, 2), (snapshot.Put, snapshot.Dropped, snapshot.Queued));
        Assert.Equal(left, string.Join(' ', await GetAsync(queue, 2)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Times_out_of_range_are_rejected_and_change_nothing()
    {
        await using var queue = Create();
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), tooLong })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryPutAsync("a", timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryGetAsync(timeout));
        }

        Assert.Equal(0, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_and_nothing_got_twice_between_many_producers_and_consumers()
    {
        const int producers = 4;
        const int items = 200;
        await using var queue = Create(capacity: 3);
        var got = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ConsumeAsync(queue))));

        await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
        {
            for (var item = 0; item < items; item++) await queue.PutAsync($"{producer}:{item:000}");
        })));
        await queue.ShutdownAsync();
        await queue.CompletionAsync();

        var all = (await got).SelectMany(one => one).ToArray();
        Assert.Equal(producers * items, all.Length);
        Assert.Distinct(all);
        var snapshot = await BooksAsync(queue);
        Assert.Equal((producers * items, 0, 0), (snapshot.Done, snapshot.InWork, snapshot.Queued));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_consumer_sees_each_producers_items_in_order()
    {
        await using var queue = Create(capacity: 3);
        var getting = Task.Run(() => ConsumeAsync(queue));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(producer => Task.Run(async () =>
        {
            for (var item = 0; item < 100; item++) await queue.PutAsync($"{producer}:{item:000}");
        })));
        await queue.ShutdownAsync();

        foreach (var one in (await getting).GroupBy(item => item[0])) Assert.Equal(one.Order(), one);
    }

    private protected static async Task PutAsync(IWorkQueue<string> queue, params string[] items)
    {
        foreach (var item in items) await queue.PutAsync(item);
    }

    private protected static async Task<List<string>> GetAsync(IWorkQueue<string> queue, int count)
    {
        var items = new List<string>();
        while (items.Count < count) items.Add(await queue.GetAsync());
        return items;
    }

    private protected static async Task<List<string>> ConsumeAsync(IWorkQueue<string> queue)
    {
        var items = new List<string>();
        await foreach (var item in queue.ReadAllAsync()) items.Add(item);
        return items;
    }

    private protected static async Task<WorkQueueSnapshot> BooksAsync(IWorkQueue<string> queue)
    {
        var snapshot = await queue.SnapshotAsync();
        AssertBooks(snapshot);
        return snapshot;
    }

    private protected static void AssertBooks(WorkQueueSnapshot snapshot)
    {
        Assert.Equal(snapshot.Put, snapshot.Got + snapshot.Dropped + snapshot.Queued);
        Assert.Equal(snapshot.Got, snapshot.Done + snapshot.InWork);
        Assert.True(snapshot is { InWork: >= 0, Queued: >= 0 });
    }
}
