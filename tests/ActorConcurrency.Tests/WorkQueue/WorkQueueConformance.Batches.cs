namespace ActorConcurrency.Tests;

/// <summary>Several items at once: drained, got and put.</summary>
public abstract partial class WorkQueueConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_drain_takes_what_is_there_in_the_order_of_gets_and_no_more_than_it_was_told()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b", "c", "d");

        Assert.Empty(await queue.DrainAsync(0));
        Assert.Equal(["a", "b"], (await queue.DrainAsync(2)).ToArray());
        Assert.Equal(["c", "d"], (await queue.DrainAsync()).ToArray());
        Assert.Empty(await queue.DrainAsync());

        var snapshot = await BooksAsync(queue);
        Assert.Equal((4, 4, 0), (snapshot.Put, snapshot.InWork, snapshot.Queued));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_drained_is_in_work_until_it_is_reported_done()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        await queue.DrainAsync();
        var joining = queue.JoinAsync().AsTask();

        await queue.TaskDoneAsync();
        await Never.Completes(joining, after: queue.SnapshotAsync());
        await queue.TaskDoneAsync();

        await joining;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.TaskDoneAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_drain_does_not_take_what_waits_for_room_but_lets_it_in()
    {
        await using var queue = Create(capacity: 2);
        await PutAsync(queue, "a", "b");
        var putting = queue.PutAsync("c").AsTask();
        await queue.SnapshotAsync();

        Assert.Equal(["a", "b"], (await queue.DrainAsync()).ToArray());

        await putting;
        Assert.Equal(["c"], (await queue.DrainAsync()).ToArray());
        await BooksAsync(queue);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_queue_that_was_shut_down_can_be_drained_and_is_completed_by_it()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        await queue.ShutdownAsync();
        var completing = queue.CompletionAsync().AsTask();

        Assert.Equal(["a", "b"], (await queue.DrainAsync()).ToArray());
        Assert.Empty(await queue.DrainAsync());
        await Never.Completes(completing, after: queue.SnapshotAsync());
        await queue.TaskDoneAsync();
        await queue.TaskDoneAsync();

        await completing;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Numbers_of_items_that_cannot_be_are_rejected()
    {
        await using var queue = Create();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.DrainAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.GetManyAsync(1, min: 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.GetManyAsync(1, min: 2));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryGetManyAsync(0, Limit.Hang));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryGetManyAsync(1, TimeSpan.FromTicks(-1)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_waits_for_as_many_as_it_needs_and_takes_as_many_as_it_may()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b", "c");
        Assert.Equal(["a", "b"], (await queue.GetManyAsync(2)).ToArray());
        var getting = queue.GetManyAsync(max: 5, min: 3).AsTask();
        await queue.PutAsync("d");
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.PutAsync("e");

        Assert.Equal(["c", "d", "e"], (await getting).ToArray());
        Assert.Equal(5, (await BooksAsync(queue)).InWork);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_that_runs_out_of_time_takes_nothing()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");

        Assert.Empty(await queue.TryGetManyAsync(5, TimeSpan.Zero, min: 3));
        Assert.Empty(await queue.TryGetManyAsync(5, TimeSpan.FromMilliseconds(50), min: 3));

        Assert.Equal((0, 2), ((await BooksAsync(queue)).Got, (await BooksAsync(queue)).Queued));
        Assert.Equal(["a", "b"], (await queue.TryGetManyAsync(5, TimeSpan.Zero, min: 2)).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_that_is_cancelled_takes_nothing_and_others_are_served()
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();
        var cancelled = queue.GetManyAsync(5, min: 3, cancellation.Token).AsTask();
        await queue.SnapshotAsync();
        var getting = queue.GetAsync().AsTask();
        await queue.SnapshotAsync();
        await queue.PutAsync("a");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal("a", await getting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.GetManyAsync(5, min: 1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.DrainAsync(5, Cancelled));
        Assert.Equal(1, (await BooksAsync(queue)).Got);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_full_queue_is_enough_for_a_get_that_needs_more_than_fit_in()
    {
        await using var queue = Create(capacity: 2);
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await queue.PutAsync("a");
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.PutAsync("b");

        Assert.Equal(["a", "b"], (await getting).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_smaller_capacity_may_be_reached_already()
    {
        await using var queue = Create(capacity: 9);
        await PutAsync(queue, "a", "b");
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.ChangeCapacityAsync(2);

        Assert.Equal(["a", "b"], (await getting).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_the_shutdown_a_get_of_several_gets_what_is_left_and_then_is_told()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.ShutdownAsync();

        Assert.Equal(["a", "b"], (await getting).ToArray());
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.GetManyAsync(9));
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.TryGetManyAsync(9, TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_immediate_shutdown_tells_a_get_of_several_that_waits()
    {
        await using var queue = Create();
        await queue.PutAsync("a");
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await queue.SnapshotAsync();

        await queue.ShutdownAsync(immediate: true);

        await Assert.ThrowsAsync<QueueShutDownException>(() => getting);
        Assert.Equal(1, (await BooksAsync(queue)).Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_is_one_waiter()
    {
        await using var queue = CreateWithFewWaiters(capacity: 9, maxWaiters: 1);
        var getting = queue.GetManyAsync(max: 9, min: 2).AsTask();
        await queue.SnapshotAsync();

        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await queue.GetManyAsync(1));
        Assert.Single((await queue.SnapshotAsync()).Getters);
        await PutAsync(queue, "a", "b");

        Assert.Equal(["a", "b"], (await getting).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_ends_a_get_of_several()
    {
        var queue = Create();
        await queue.PutAsync("a");
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await queue.SnapshotAsync();

        await queue.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => getting);
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.DrainAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.PutManyAsync(["a"]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_is_put_in_its_order_though_it_is_larger_than_the_queue()
    {
        await using var queue = Create(capacity: 2);
        var putting = queue.PutManyAsync(["a", "b", "c", "d", "e"]).AsTask();
        await UntilAPutWaitsAsync(queue);

        Assert.Equal(["a", "b", "c", "d", "e"], await GetAsync(queue, 5));

        Assert.Equal(5, await putting);
        Assert.Equal(0, await queue.PutManyAsync([]));
        Assert.Equal(5, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_that_is_cancelled_in_the_middle_tells_what_was_put_and_that_stays()
    {
        await using var queue = Create(capacity: 2);
        using var cancellation = new CancellationTokenSource();
        var putting = queue.PutManyAsync(["a", "b", "c", "d"], cancellationToken: cancellation.Token).AsTask();
        await UntilAPutWaitsAsync(queue);

        await cancellation.CancelAsync();

        var partly = await Assert.ThrowsAsync<PartlyPutException>(() => putting);
        Assert.Equal(2, partly.Put);
        Assert.IsAssignableFrom<OperationCanceledException>(partly.InnerException);
        Assert.Equal(["a", "b"], (await queue.DrainAsync()).ToArray());
        Assert.Equal(2, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_of_which_nothing_was_put_ends_as_its_first_put_does()
    {
        await using var queue = Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.PutManyAsync(["a"], cancellationToken: Cancelled));
        await queue.ShutdownAsync();
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.PutManyAsync(["a"]));

        Assert.Equal(0, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_that_meets_the_shutdown_tells_what_was_put()
    {
        await using var queue = Create(capacity: 1);
        var putting = queue.PutManyAsync(["a", "b"]).AsTask();
        await UntilAPutWaitsAsync(queue);

        await queue.ShutdownAsync();

        var partly = await Assert.ThrowsAsync<PartlyPutException>(() => putting);
        Assert.Equal(1, partly.Put);
        Assert.IsType<QueueShutDownException>(partly.InnerException);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_full_queue_that_drops_takes_the_whole_batch_and_keeps_what_its_policy_says()
    {
        await using var queue = Create(capacity: 2, WorkQueueOverflow.DropNext);

        Assert.Equal(4, await queue.PutManyAsync(["a", "b", "c", "d"]));

        Assert.Equal(["c", "d"], (await queue.DrainAsync()).ToArray());
        Assert.Equal(2, (await BooksAsync(queue)).Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_and_nothing_got_twice_between_batches_and_single_gets()
    {
        await using var queue = Create(capacity: 5);
        var got = Task.WhenAll(Task.Run(() => ConsumeAsync(queue)), Task.Run(() => ConsumeManyAsync(queue, min: 3)), Task.Run(() => ConsumeManyAsync(queue, min: 1)));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(producer =>
            Task.Run(async () => await queue.PutManyAsync(Enumerable.Range(0, 200).Select(item => $"{producer}:{item:000}")))));
        await queue.ShutdownAsync();
        await queue.CompletionAsync();

        var all = (await got).SelectMany(one => one).ToArray();
        Assert.Equal(600, all.Length);
        Assert.Distinct(all);
        Assert.Equal(600, (await BooksAsync(queue)).Done);
    }

    private static async Task<List<string>> ConsumeManyAsync(IWorkQueue<string> queue, int min)
    {
        var items = new List<string>();
        try
        {
            while (true)
            {
                var some = await queue.GetManyAsync(4, min);
                items.AddRange(some);
                foreach (var _ in some) await queue.TaskDoneAsync();
            }
        }
        catch (QueueShutDownException)
        {
            return items;
        }
    }

    // The puts of a batch are made one after the other.
    private static async Task UntilAPutWaitsAsync(IWorkQueue<string> queue)
    {
        while ((await queue.SnapshotAsync()).Putters.IsEmpty) await Task.Yield();
    }
}
