namespace ActorConcurrency.Tests;

/// <summary>Several items at once: drained, got and put.</summary>
public abstract partial class PriorityQueueConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_drain_takes_what_is_there_the_most_important_first()
    {
        await using var queue = Create();
        await PutAsync(queue, ("low", 1), ("high", 9), ("middle", 5), ("high too", 9));

        Assert.Empty(await queue.DrainAsync(0));
        Assert.Equal(["high", "high too", "middle"], (await queue.DrainAsync(3)).ToArray());
        Assert.Equal(["low"], (await queue.DrainAsync()).ToArray());
        Assert.Empty(await queue.DrainAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.DrainAsync(-1));

        var snapshot = await queue.SnapshotAsync();
        Assert.Equal((4, 4, 0), (snapshot.Put, snapshot.Got, snapshot.Queued));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_drain_does_not_take_what_waits_for_room_but_lets_it_in()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a", 1);
        var putting = queue.PutAsync("urgent", 9).AsTask();
        await queue.SnapshotAsync();

        Assert.Equal(["a"], (await queue.DrainAsync()).ToArray());

        await putting;
        Assert.Equal(["urgent"], (await queue.DrainAsync()).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_waits_for_as_many_as_it_needs_and_takes_the_most_important()
    {
        await using var queue = Create();
        var getting = queue.GetManyAsync(max: 5, min: 3).AsTask();
        await PutAsync(queue, ("low", 1), ("middle", 5));
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.PutAsync("high", 9);

        Assert.Equal(["high", "middle", "low"], (await getting).ToArray());
        await PutAsync(queue, ("low", 1), ("high", 9));
        Assert.Equal(["high"], (await queue.GetManyAsync(1)).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_of_several_that_runs_out_of_time_or_is_cancelled_takes_nothing()
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();
        await queue.PutAsync("a", 1);
        var cancelled = queue.GetManyAsync(5, min: 2, cancellation.Token).AsTask();
        await queue.SnapshotAsync();

        Assert.Empty(await queue.TryGetManyAsync(5, TimeSpan.Zero, min: 2));
        Assert.Empty(await queue.TryGetManyAsync(5, TimeSpan.FromMilliseconds(50), min: 2));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(["a"], (await queue.TryGetManyAsync(5, TimeSpan.Zero)).ToArray());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.GetManyAsync(1, min: 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_full_queue_is_enough_for_a_get_that_needs_more_than_fit_in()
    {
        await using var queue = Create(capacity: 3);
        var getting = queue.GetManyAsync(max: 9, min: 5).AsTask();
        await PutAsync(queue, ("a", 1), ("b", 1));
        await Never.Completes(getting, after: queue.SnapshotAsync());

        await queue.ChangeCapacityAsync(2);

        Assert.Equal(["a", "b"], (await getting).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_is_put_though_it_is_larger_than_the_queue_and_gives_a_ticket_for_each()
    {
        await using var queue = Create(capacity: 2);
        var putting = queue.PutManyAsync([("a", 1), ("b", 9), ("c", 5)]).AsTask();
        await UntilAPutWaitsAsync(queue);

        Assert.Equal("b", await queue.GetAsync());

        var tickets = await putting;
        Assert.Equal(3, tickets.Length);
        Assert.Empty(await queue.PutManyAsync([]));
        Assert.True(await queue.RemoveAsync(tickets[2]));
        Assert.Equal(["a"], (await queue.DrainAsync()).ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_batch_that_is_cancelled_in_the_middle_tells_what_was_put_and_that_stays()
    {
        await using var queue = Create(capacity: 1);
        using var cancellation = new CancellationTokenSource();
        var putting = queue.PutManyAsync([("a", 1), ("b", 9)], cancellation.Token).AsTask();
        await UntilAPutWaitsAsync(queue);

        await cancellation.CancelAsync();

        var partly = await Assert.ThrowsAsync<PartlyPutException>(() => putting);
        Assert.Equal((1, 1), (partly.Put, partly.Tickets.Length));
        Assert.IsAssignableFrom<OperationCanceledException>(partly.InnerException);
        Assert.True(await queue.RemoveAsync(partly.Tickets[0]));
    }

    // The puts of a batch are made one after the other.
    private static async Task UntilAPutWaitsAsync(IPriorityQueue<string> queue)
    {
        while ((await queue.SnapshotAsync()).Putters.IsEmpty) await Task.Yield();
    }
}
