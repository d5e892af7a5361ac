namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IPriorityQueue{T}"/> promises. Order among waiters is not part of it.</summary>
public abstract partial class PriorityQueueConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    protected abstract IPriorityQueue<string> Create(int capacity = int.MaxValue, TimeSpan? ageing = null, TimeProvider? time = null);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_empty()
    {
        await using var queue = Create(5);

        Assert.Equal(new PriorityQueueSnapshot(5, 0, 0, 0, 0, null, null, [], []), await queue.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_highest_priority_is_got_first()
    {
        await using var queue = Create();
        await PutAsync(queue, ("low", 1), ("high", 9), ("middle", 5));

        Assert.Equal(["high", "middle", "low"], await GetAsync(queue, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Equals_are_got_in_the_order_of_their_puts()
    {
        await using var queue = Create();
        for (var item = 0; item < 50; item++) await queue.PutAsync($"{item:00}", item % 2);

        var got = await GetAsync(queue, 50);

        Assert.Equal(Enumerable.Range(0, 50).OrderByDescending(item => item % 2).ThenBy(item => item).Select(item => $"{item:00}"), got);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Every_number_is_a_priority()
    {
        await using var queue = Create();
        await PutAsync(queue, ("least", int.MinValue), ("zero", 0), ("most", int.MaxValue), ("below", -1), ("nearly least", int.MinValue + 1));

        Assert.Equal(["most", "zero", "below", "nearly least", "least"], await GetAsync(queue, 5));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_waits_for_an_item()
    {
        await using var queue = Create();
        var getting = queue.GetAsync().AsTask();
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.PutAsync("late", 0);

        Assert.Equal("late", await getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_put_serves_one_getter()
    {
        await using var queue = Create();
        var gets = new[] { queue.GetAsync().AsTask(), queue.GetAsync().AsTask() };

        await queue.PutAsync("a", 0);

        var first = await Task.WhenAny(gets);
        await Never.Completes(gets.Single(get => get != first), after: queue.SnapshotAsync());
        await queue.PutAsync("b", 0);
        Assert.Equal(["a", "b"], (await Task.WhenAll(gets)).Order());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_into_a_full_queue_waits_for_room()
    {
        await using var queue = Create(capacity: 2);
        await PutAsync(queue, ("a", 1), ("b", 1));
        var putting = queue.PutAsync("urgent", 9).AsTask();
        await Never.Completes(putting, after: queue.SnapshotAsync());

        Assert.Equal("a", await queue.GetAsync());

        await putting;
        Assert.Equal(["urgent", "b"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_to_put_tells_whether_there_was_room()
    {
        await using var queue = Create(capacity: 1);

        Assert.NotNull(await queue.TryPutAsync("a", 0, TimeSpan.Zero));
        Assert.Null(await queue.TryPutAsync("b", 9, TimeSpan.Zero));

        Assert.Equal("a", await queue.GetAsync());
        Assert.Equal(1, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queued_item_can_be_given_another_priority()
    {
        await using var queue = Create();
        var falling = await queue.PutAsync("falling", 9);
        await PutAsync(queue, ("middle", 5));
        var rising = await queue.PutAsync("rising", 1);

        Assert.True(await queue.ReprioritizeAsync(falling, int.MinValue));
        Assert.True(await queue.ReprioritizeAsync(rising, int.MaxValue));

        Assert.Equal(int.MaxValue, (await BooksAsync(queue)).Highest);
        Assert.Equal(["rising", "middle", "falling"], await GetAsync(queue, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Among_its_new_equals_an_item_stands_where_its_put_came()
    {
        await using var queue = Create();
        await PutAsync(queue, ("a", 5));
        var moved = await queue.PutAsync("b", 0);
        await PutAsync(queue, ("c", 5));

        await queue.ReprioritizeAsync(moved, 5);

        Assert.Equal(["a", "b", "c"], await GetAsync(queue, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queued_item_can_be_removed_and_makes_room()
    {
        await using var queue = Create(capacity: 2);
        var ticket = await queue.PutAsync("a", 1);
        await PutAsync(queue, ("b", 0));
        var putting = queue.PutAsync("c", 5).AsTask();

        Assert.True(await queue.RemoveAsync(ticket));
        Assert.False(await queue.RemoveAsync(ticket));
        Assert.False(await queue.ReprioritizeAsync(ticket, 7));

        await putting;
        Assert.Equal(1, (await BooksAsync(queue)).Removed);
        Assert.Equal(["c", "b"], await GetAsync(queue, 2));
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_ticket_of_an_item_that_was_got_is_worth_nothing()
    {
        await using var queue = Create();
        var ticket = await queue.PutAsync("a", 1);
        await queue.GetAsync();

        Assert.False(await queue.ReprioritizeAsync(ticket, 9));
        Assert.False(await queue.RemoveAsync(ticket));
        Assert.False(await queue.RemoveAsync(new PriorityTicket(-1)));

        Assert.Equal((1, 1, 0), await SizesAsync(queue));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_ageing_a_low_priority_waits_however_long()
    {
        var time = new FakeTimeProvider();
        await using var queue = Create(time: time);
        await queue.PutAsync("low", 0);
        time.Advance(TimeSpan.FromDays(1000));
        await queue.PutAsync("high", 1);

        Assert.Equal(TimeSpan.FromDays(1000), (await BooksAsync(queue)).Oldest);
        Assert.Equal(["high", "low"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_ageing_an_item_gains_one_level_per_interval()
    {
        var time = new FakeTimeProvider();
        await using var queue = Create(ageing: TimeSpan.FromSeconds(10), time: time);
        await queue.PutAsync("old", 0);
        time.Advance(TimeSpan.FromSeconds(19));

        await PutAsync(queue, ("one more", 1), ("two more", 2), ("extreme", int.MaxValue), ("hopeless", int.MinValue));

        Assert.Equal(["extreme", "two more", "old", "one more", "hopeless"], await GetAsync(queue, 5));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_that_has_caught_up_with_its_betters_is_older_and_comes_first()
    {
        var time = new FakeTimeProvider();
        await using var queue = Create(ageing: TimeSpan.FromSeconds(10), time: time);
        await queue.PutAsync("old", 0);
        time.Advance(TimeSpan.FromSeconds(20));
        await queue.PutAsync("new", 2);

        Assert.Equal(["old", "new"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Another_priority_does_not_make_an_item_young_again()
    {
        var time = new FakeTimeProvider();
        await using var queue = Create(ageing: TimeSpan.FromSeconds(10), time: time);
        var ticket = await queue.PutAsync("old", 5);
        time.Advance(TimeSpan.FromSeconds(30));
        await queue.PutAsync("new", 2);

        await queue.ReprioritizeAsync(ticket, 0);

        Assert.Equal(["old", "new"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_and_nothing_got_twice_between_many_putters_and_getters()
    {
        const int putters = 4;
        const int items = 150;
        await using var queue = Create(capacity: 5);
        var getting = Enumerable.Range(0, putters).Select(_ => Task.Run(() => GetAsync(queue, items))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, putters).Select(putter => Task.Run(async () =>
        {
            var random = new Random(putter);
            for (var item = 0; item < items; item++) await queue.PutAsync($"{putter}:{item}", random.Next(4));
        })));

        var all = (await Task.WhenAll(getting)).SelectMany(one => one).ToArray();
        Assert.Distinct(all);
        Assert.Equal((putters * items, putters * items, 0), await SizesAsync(queue));
    }

    private protected static async Task PutAsync(IPriorityQueue<string> queue, params (string Item, int Priority)[] items)
    {
        foreach (var (item, priority) in items) await queue.PutAsync(item, priority);
    }

    private protected static async Task<List<string>> GetAsync(IPriorityQueue<string> queue, int count)
    {
        var items = new List<string>();
        while (items.Count < count) items.Add(await queue.GetAsync());
        return items;
    }

    private protected static async Task<(long Put, long Got, int Queued)> SizesAsync(IPriorityQueue<string> queue)
    {
        var books = await BooksAsync(queue);
        return (books.Put, books.Got, books.Queued);
    }

    private protected static async Task<PriorityQueueSnapshot> BooksAsync(IPriorityQueue<string> queue)
    {
        var snapshot = await queue.SnapshotAsync();
        AssertBooks(snapshot);
        return snapshot;
    }

    private protected static void AssertBooks(PriorityQueueSnapshot snapshot)
    {
        Assert.Equal(snapshot.Put, snapshot.Got + snapshot.Removed + snapshot.Queued);
        Assert.True(snapshot.Queued >= 0);
        Assert.Equal(snapshot.Queued > 0, snapshot.Highest is not null);
        Assert.Equal(snapshot.Queued > 0, snapshot.Oldest is not null);
    }
}
