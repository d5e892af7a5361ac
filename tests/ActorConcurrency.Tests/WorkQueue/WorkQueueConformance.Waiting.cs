namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without an item, or without room: out of time, or cancelled.</summary>
public abstract partial class WorkQueueConformance
{
    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_that_runs_out_of_time_takes_nothing()
    {
        await using var queue = Create();

        Assert.Null(await queue.TryGetAsync(Short));

        await queue.PutAsync("a");
        Assert.Equal("a", (await queue.TryGetAsync(TimeSpan.Zero))!.Value.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_get_takes_what_comes_in_time()
    {
        await using var queue = Create();
        var getting = queue.TryGetAsync(Limit.Hang).AsTask();

        await queue.PutAsync("a");

        Assert.Equal("a", (await getting)!.Value.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_runs_out_of_time_puts_nothing()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a");

        Assert.False(await queue.TryPutAsync("b", Short));

        Assert.Equal("a", await queue.GetAsync());
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
        Assert.Equal(1, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_put_finds_the_room_that_comes_in_time()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a");
        var putting = queue.TryPutAsync("b", Limit.Hang).AsTask();

        await queue.GetAsync();

        Assert.True(await putting);
        Assert.Equal("b", await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_get_takes_nothing()
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();
        Task[] gets = [queue.GetAsync(cancellation.Token).AsTask(), queue.TryGetAsync(Limit.Hang, cancellation.Token).AsTask()];

        await cancellation.CancelAsync();

        foreach (var get in gets) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
        await queue.PutAsync("a");
        Assert.Equal("a", (await queue.TryGetAsync(TimeSpan.Zero))!.Value.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_put_puts_nothing()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a");
        using var cancellation = new CancellationTokenSource();
        Task[] puts = [queue.PutAsync("b", 0, cancellation.Token).AsTask(), queue.TryPutAsync("c", Limit.Hang, 0, cancellation.Token).AsTask()];

        await cancellation.CancelAsync();

        foreach (var put in puts) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Equal("a", await queue.GetAsync());
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
        Assert.Equal(1, (await BooksAsync(queue)).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_join_is_forgotten()
    {
        await using var queue = Create();
        await queue.PutAsync("a");
        using var cancellation = new CancellationTokenSource();
        Task[] joins = [queue.JoinAsync(cancellation.Token).AsTask(), queue.CompletionAsync(cancellation.Token).AsTask()];

        await cancellation.CancelAsync();

        foreach (var join in joins) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => join);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var queue = Create();
        await queue.PutAsync("a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.PutAsync("b", 0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryPutAsync("b", TimeSpan.Zero, 0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryPutAsync("b", Limit.Hang, 0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.GetAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryGetAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TaskDoneAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.JoinAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.CompletionAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.ShutdownAsync(false, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.SnapshotAsync(Cancelled));

        Assert.Equal(new WorkQueueSnapshot(int.MaxValue, false, 1, 0, 0, 1, 0, 0, 0, [], [], []), await queue.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_that_meets_the_cancellation_of_its_get_is_not_lost()
    {
        await using var queue = Create();
        var race = new Race(seed: 11);

        for (var round = 0; round < 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var getting = queue.GetAsync(cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await queue.PutAsync($"{round}"));

            if (await Record.ExceptionAsync(() => getting) is { } error)
            {
                Assert.IsAssignableFrom<OperationCanceledException>(error);
                Assert.Equal($"{round}", (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
            }

            await queue.TaskDoneAsync();
            Assert.Equal(0, (await BooksAsync(queue)).Unfinished());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_meets_its_cancellation_has_put_its_item_or_has_not()
    {
        await using var queue = Create(capacity: 1);
        var race = new Race(seed: 12);

        for (var round = 0; round < 300; round++)
        {
            await queue.PutAsync("first");
            using var cancellation = new CancellationTokenSource();
            var putting = queue.PutAsync($"{round}", 0, cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await queue.GetAsync());

            var error = await Record.ExceptionAsync(() => putting);
            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(error is null ? $"{round}" : null, (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_books_balance_at_every_moment()
    {
        await using var queue = Create(capacity: 4);
        var workers = Task.WhenAll(Enumerable.Range(0, 6).Select(worker => Task.Run(() => DoAnythingAsync(queue, new Random(20201225 + worker)))));

        while (!workers.IsCompleted)
        {
            AssertBooks(await queue.SnapshotAsync());
            await Task.Yield();
        }

        await workers;
        await queue.ShutdownAsync(immediate: true);
        var snapshot = await BooksAsync(queue);
        Assert.Equal((0, 0), (snapshot.Queued, snapshot.InWork));
    }

    private static async Task DoAnythingAsync(IWorkQueue<string> queue, Random random)
    {
        for (var round = 0; round < 150; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var putting = queue.TryPutAsync("item", Limit.Hang, 0, cancellation.Token).AsTask();
            var getting = queue.TryGetAsync(Limit.Hang, cancellation.Token).AsTask();
            if (random.Next(2) == 0) await cancellation.CancelAsync();
            else cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 5)));

            if (await Record.ExceptionAsync(() => putting) is { } error) Assert.IsAssignableFrom<OperationCanceledException>(error);
            if (await Record.ExceptionAsync(() => getting) is null && getting.Result is not null) await queue.TaskDoneAsync();
        }
    }
}
