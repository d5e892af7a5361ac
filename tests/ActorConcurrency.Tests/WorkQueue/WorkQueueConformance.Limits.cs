namespace ActorConcurrency.Tests;

/// <summary>How many may wait, who is told of them, and how many may be queued, which can change.</summary>
public abstract partial class WorkQueueConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_that_would_be_one_waiter_too_many_ends_at_once()
    {
        await using var queue = CreateWithFewWaiters(capacity: 1, maxWaiters: 2);
        Task[] waiting = [queue.GetAsync().AsTask(), queue.TryGetAsync(Limit.Hang).AsTask()];
        await queue.SnapshotAsync();

        var refused = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.GetAsync());
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.TryGetAsync(Limit.Hang));
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));

        Assert.Equal(2, refused.Waiting);
        await PutAsync(queue, "a", "b");
        await Task.WhenAll(waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_would_be_one_waiter_too_many_ends_at_once_and_has_put_nothing()
    {
        await using var queue = CreateWithFewWaiters(capacity: 1, maxWaiters: 2);
        await queue.PutAsync("a");
        Task[] waiting = [queue.PutAsync("b").AsTask(), queue.TryPutAsync("b", Limit.Hang).AsTask()];
        await queue.SnapshotAsync();

        var refused = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.PutAsync("c"));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.TryPutAsync("c", Limit.Hang));
        Assert.False(await queue.TryPutAsync("c", TimeSpan.Zero));

        Assert.Equal(2, refused.Waiting);
        Assert.Equal(["a", "b", "b"], await GetAsync(queue, 3));
        await Task.WhenAll(waiting);
        Assert.Equal(3, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nobody_may_wait_what_need_not_wait_is_done_all_the_same()
    {
        await using var queue = CreateWithFewWaiters(capacity: 1, maxWaiters: 0);
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.GetAsync());

        await queue.PutAsync("a");
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.PutAsync("b"));

        Assert.Equal("a", await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_has_given_up_is_no_waiter_any_more()
    {
        await using var queue = CreateWithFewWaiters(capacity: 1, maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();
        var impatient = queue.GetAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);

        var getting = queue.GetAsync().AsTask();
        await queue.PutAsync("a");

        Assert.Equal("a", await getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_lists_a_hundred_of_those_who_wait_and_counts_the_others()
    {
        await using var empty = Create();
        await using var full = Create(capacity: 1);
        await full.PutAsync("a");
        for (var number = 0; number < 103; number++)
        {
            _ = empty.GetAsync().AsTask();
            _ = full.PutAsync("b").AsTask();
        }

        var (getting, putting) = (await empty.SnapshotAsync(), await full.SnapshotAsync());

        Assert.Equal((100, 3), (getting.Getters.Length, getting.MoreGetters));
        Assert.Equal((100, 3), (putting.Putters.Length, putting.MorePutters));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_greater_capacity_lets_those_in_who_wait_for_room()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a");
        Task[] putting = [queue.PutAsync("b").AsTask(), queue.PutAsync("b").AsTask(), queue.PutAsync("b").AsTask()];
        await queue.SnapshotAsync();

        await queue.ChangeCapacityAsync(3);

        await Eventually.Holds(() => putting.Count(put => put.IsCompleted) == 2, "two are in");
        Assert.Equal((3, 3), ((await BooksAsync(queue)).Capacity, (await BooksAsync(queue)).Queued));
        await queue.ChangeCapacityAsync(int.MaxValue);
        await Task.WhenAll(putting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_capacity_below_what_is_queued_drops_nothing_and_puts_wait_until_there_is_room()
    {
        await using var queue = Create(capacity: 3);
        await PutAsync(queue, "a", "b", "c");

        await queue.ChangeCapacityAsync(1);

        Assert.False(await queue.TryPutAsync("d", TimeSpan.Zero));
        var putting = queue.PutAsync("d").AsTask();
        Assert.Equal(["a", "b"], await GetAsync(queue, 2));
        await Never.Completes(putting, after: queue.SnapshotAsync());
        Assert.Equal((0, 1), ((await BooksAsync(queue)).Dropped, (await BooksAsync(queue)).Queued));
        Assert.Equal("c", await queue.GetAsync());
        await putting;
        Assert.Equal("d", await queue.GetAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(WorkQueueOverflow.DropNext, "b c d")]
    [InlineData(WorkQueueOverflow.DropLast, "a b d")]
    [InlineData(WorkQueueOverflow.DropPut, "a b c")]
    public async Task Below_what_is_queued_the_policy_counts_for_the_next_put(WorkQueueOverflow overflow, string left)
    {
        await using var queue = Create(capacity: 3, overflow);
        await PutAsync(queue, "a", "b", "c");

        await queue.ChangeCapacityAsync(1);

        Assert.Equal(0, (await BooksAsync(queue)).Dropped);
        await queue.PutAsync("d");
        Assert.Equal(1, (await BooksAsync(queue)).Dropped);
        Assert.Equal(left, string.Join(' ', await GetAsync(queue, 3)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_cannot_be_a_capacity_changes_nothing()
    {
        await using var queue = Create(capacity: 5);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.ChangeCapacityAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.ChangeCapacityAsync(int.MinValue));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.ChangeCapacityAsync(6, Cancelled));

        Assert.Equal(5, (await BooksAsync(queue)).Capacity);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposed_queue_changes_no_capacity()
    {
        var queue = Create();
        await queue.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await queue.ChangeCapacityAsync(6));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_while_the_capacity_changes()
    {
        const int items = 300;
        await using var queue = Create(capacity: 3);
        var got = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ConsumeAsync(queue))));
        var put = Task.WhenAll(Enumerable.Range(0, 3).Select(producer => Task.Run(async () =>
        {
            for (var item = 0; item < items; item++) await queue.PutAsync($"{producer}:{item:000}");
        })));

        for (var capacity = 0; !put.IsCompleted; capacity = (capacity + 3) % 7) await queue.ChangeCapacityAsync(capacity + 1);

        await put;
        await queue.ShutdownAsync();
        var all = (await got).SelectMany(one => one).ToArray();
        Assert.Equal(3 * items, all.Length);
        Assert.Distinct(all);
        Assert.Equal(0, (await BooksAsync(queue)).Unfinished());
    }
}
