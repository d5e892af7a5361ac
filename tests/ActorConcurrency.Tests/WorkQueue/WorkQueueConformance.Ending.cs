namespace ActorConcurrency.Tests;

/// <summary>Acknowledging, joining, shutting down and disposing.</summary>
public abstract partial class WorkQueueConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_waits_until_what_was_got_is_done()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        var joining = queue.JoinAsync().AsTask();

        await GetAsync(queue, 2);
        await queue.TaskDoneAsync();
        await Never.Completes(joining, after: queue.SnapshotAsync());

        await queue.TaskDoneAsync();
        await joining;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_loop_that_is_cancelled_while_an_item_is_in_work_reports_it_done_once_it_is()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        using var stop = new CancellationTokenSource();
        await using var loop = queue.ReadAllAsync(stop.Token).GetAsyncEnumerator();
        Assert.True(await loop.MoveNextAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await loop.MoveNextAsync());

        var books = await BooksAsync(queue);
        Assert.Equal((1, 1, 0), (books.Done, books.Queued, books.InWork));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_of_an_empty_queue_is_over_at_once_and_a_later_one_waits_again()
    {
        await using var queue = Create();

        await queue.JoinAsync();

        await queue.PutAsync("a");
        await Never.Completes(queue.JoinAsync().AsTask(), after: queue.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task More_is_not_done_than_was_got()
    {
        await using var queue = Create();
        await queue.PutAsync("a");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.TaskDoneAsync());
        await queue.GetAsync();
        await queue.TaskDoneAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.TaskDoneAsync());

        Assert.Contains("once per item", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await BooksAsync(queue)).Done);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_join_may_have_a_time_limit()
    {
        await using var queue = Create();
        Assert.True(await queue.TryJoinAsync(TimeSpan.Zero));
        await queue.PutAsync("a");

        Assert.False(await queue.TryJoinAsync(TimeSpan.Zero));
        Assert.False(await queue.TryJoinAsync(TimeSpan.FromMilliseconds(50)));
        var joining = queue.TryJoinAsync(Limit.Hang).AsTask();
        await queue.GetAsync();
        await Never.Completes(joining, after: queue.SnapshotAsync());
        await queue.TaskDoneAsync();

        Assert.True(await joining);
        Assert.True(await queue.TryJoinAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_timed_join_ends_as_every_wait_does()
    {
        var queue = Create();
        using var cancellation = new CancellationTokenSource();
        await queue.PutAsync("a");
        var (cancelled, stopped) = (queue.TryJoinAsync(Limit.Hang, cancellation.Token).AsTask(), queue.TryJoinAsync(Limit.Hang).AsTask());
        await queue.SnapshotAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryJoinAsync(TimeSpan.Zero, cancellation.Token));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryJoinAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryJoinAsync(Timeout.InfiniteTimeSpan));
        await queue.DisposeAsync();

        var error = await Record.ExceptionAsync(() => stopped);
        Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a join"}.");
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TryJoinAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Completion_is_not_the_emptiness_of_a_moment_but_the_end()
    {
        await using var queue = Create();
        var completing = queue.CompletionAsync().AsTask();
        await queue.PutAsync("a");
        await queue.GetAsync();
        await queue.TaskDoneAsync();
        await Never.Completes(completing, after: queue.SnapshotAsync());

        await queue.ShutdownAsync();

        await completing;
        await queue.CompletionAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Completion_waits_for_the_work_after_the_shutdown()
    {
        await using var queue = Create();
        await queue.PutAsync("a");
        await queue.ShutdownAsync();
        var completing = queue.CompletionAsync().AsTask();

        Assert.Equal("a", await queue.GetAsync());
        await Never.Completes(completing, after: queue.SnapshotAsync());

        await queue.TaskDoneAsync();
        await completing;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_shutdown_lets_consumers_take_what_is_left_and_then_tells_each_of_them()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");

        await queue.ShutdownAsync();

        Assert.True((await queue.SnapshotAsync()).IsShutDown);
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.PutAsync("c"));
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.TryPutAsync("c", TimeSpan.Zero));
        Assert.Equal(["a", "b"], await GetAsync(queue, 2));
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.GetAsync());
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.TryGetAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.TryGetAsync(Limit.Hang));
        Assert.Equal(2, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_shutdown_wakes_all_who_wait()
    {
        await using var empty = Create();
        await using var full = Create(capacity: 1);
        await full.PutAsync("a");
        Task[] waits =
        [
            empty.GetAsync().AsTask(), empty.GetAsync().AsTask(), empty.TryGetAsync(Limit.Hang).AsTask(),
            full.PutAsync("b").AsTask(), full.TryPutAsync("c", Limit.Hang).AsTask(),
        ];
        await Never.Completes(Task.WhenAny(waits), after: full.SnapshotAsync());

        await empty.ShutdownAsync();
        await full.ShutdownAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<QueueShutDownException>(() => wait);
        Assert.Equal(1, (await BooksAsync(full)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_immediate_shutdown_drops_what_is_queued_but_not_what_is_in_work()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b", "c");
        await queue.GetAsync();
        var joining = queue.JoinAsync().AsTask();

        await queue.ShutdownAsync(immediate: true);

        await Assert.ThrowsAsync<QueueShutDownException>(async () => await queue.GetAsync());
        var snapshot = await BooksAsync(queue);
        Assert.Equal((3, 1, 2, 0), (snapshot.Put, snapshot.Got, snapshot.Dropped, snapshot.Queued));
        Assert.False(joining.IsCompleted);
        await queue.TaskDoneAsync();
        await joining;
        await queue.CompletionAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_immediate_shutdown_may_follow_a_gentle_one_and_neither_counts_twice()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");

        await queue.ShutdownAsync();
        await queue.ShutdownAsync();
        await queue.ShutdownAsync(immediate: true);
        await queue.ShutdownAsync(immediate: true);

        await queue.CompletionAsync();
        Assert.Equal(2, (await BooksAsync(queue)).Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Reading_all_ends_with_the_shutdown_and_has_done_what_it_gave()
    {
        await using var queue = Create();
        await PutAsync(queue, "a", "b");
        await queue.ShutdownAsync();

        Assert.Equal(["a", "b"], await ConsumeAsync(queue));

        Assert.Equal(2, (await BooksAsync(queue)).Done);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var queue = Create(capacity: 1);
        await queue.PutAsync("a");
        Task[] waits =
        [
            queue.PutAsync("b").AsTask(), queue.TryPutAsync("b", Limit.Hang).AsTask(), queue.JoinAsync().AsTask(), queue.CompletionAsync().AsTask(),
        ];
        var empty = Create();
        Task[] gets = [empty.GetAsync().AsTask(), empty.TryGetAsync(Limit.Hang).AsTask()];

        await queue.DisposeAsync();
        await empty.DisposeAsync();

        foreach (var wait in waits.Concat(gets))
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "success"}.");
            Assert.IsNotType<QueueShutDownException>(error);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var queue = Create();
        await queue.PutAsync("a");
        await queue.DisposeAsync();
        await queue.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await queue.PutAsync("b"));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TryPutAsync("b", TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.GetAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TryGetAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TaskDoneAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.JoinAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.CompletionAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.ShutdownAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.SnapshotAsync());
    }
}
