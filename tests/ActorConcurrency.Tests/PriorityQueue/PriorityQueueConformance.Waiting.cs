namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without an item, or without room: out of time, cancelled, or because the queue has stopped.</summary>
public abstract partial class PriorityQueueConformance
{
    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_get_that_runs_out_of_time_takes_nothing()
    {
        await using var queue = Create();

        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
        Assert.Null(await queue.TryGetAsync(Short));

        await queue.PutAsync("a", 0);
        Assert.Equal("a", (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_runs_out_of_time_puts_nothing()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a", 0);

        Assert.Null(await queue.TryPutAsync("b", 9, Short));

        Assert.Equal(["a"], await GetAsync(queue, 1));
        Assert.Equal((1, 1, 0), await SizesAsync(queue));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_patient_get_what_comes_in_time()
    {
        await using var queue = Create(capacity: 1);
        var getting = queue.TryGetAsync(Limit.Hang).AsTask();
        await queue.PutAsync("a", 0);
        Assert.Equal("a", (await getting)?.Item);
        await queue.PutAsync("b", 0);
        var putting = queue.TryPutAsync("c", 0, Limit.Hang).AsTask();

        await queue.GetAsync();

        Assert.NotNull(await putting);
        Assert.Equal("c", await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_get_takes_nothing()
    {
        await using var queue = Create();
        using var cancellation = new CancellationTokenSource();
        Task[] gets = [queue.GetAsync(cancellation.Token).AsTask(), queue.TryGetAsync(Limit.Hang, cancellation.Token).AsTask()];

        await cancellation.CancelAsync();

        foreach (var get in gets) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => get);
        await queue.PutAsync("a", 0);
        Assert.Equal("a", (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_put_puts_nothing()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("a", 0);
        using var cancellation = new CancellationTokenSource();
        Task[] puts = [queue.PutAsync("b", 0, cancellation.Token).AsTask(), queue.TryPutAsync("c", 0, Limit.Hang, cancellation.Token).AsTask()];

        await cancellation.CancelAsync();

        foreach (var put in puts) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
        Assert.Equal("a", await queue.GetAsync());
        Assert.Equal((1, 1, 0), await SizesAsync(queue));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var queue = Create();
        var ticket = await queue.PutAsync("a", 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.PutAsync("b", 0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryPutAsync("b", 0, TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.GetAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.TryGetAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.ReprioritizeAsync(ticket, 9, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.RemoveAsync(ticket, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await queue.SnapshotAsync(Cancelled));

        Assert.Equal((1, 0, 1), await SizesAsync(queue));
        Assert.Equal(1, (await BooksAsync(queue)).Highest);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Times_out_of_range_are_rejected_and_change_nothing()
    {
        await using var queue = Create();
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), tooLong })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryPutAsync("a", 0, timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await queue.TryGetAsync(timeout));
        }

        Assert.Equal((0, 0, 0), await SizesAsync(queue));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var full = Create(capacity: 1);
        await full.PutAsync("a", 0);
        var empty = Create();
        Task[] waits =
        [
            full.PutAsync("b", 0).AsTask(), full.TryPutAsync("b", 0, Limit.Hang).AsTask(),
            empty.GetAsync().AsTask(), empty.TryGetAsync(Limit.Hang).AsTask(),
        ];

        await full.DisposeAsync();
        await empty.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "success"}.");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var queue = Create();
        var ticket = await queue.PutAsync("a", 0);
        await queue.DisposeAsync();
        await queue.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await queue.PutAsync("b", 0));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TryPutAsync("b", 0, TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.GetAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.TryGetAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.ReprioritizeAsync(ticket, 1));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.RemoveAsync(ticket));
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_that_meets_the_cancellation_of_its_get_is_not_lost()
    {
        await using var queue = Create();
        var race = new Race(seed: 21);

        for (var round = 0; round < 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var getting = queue.GetAsync(cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await queue.PutAsync($"{round}", round));

            if (await Record.ExceptionAsync(() => getting) is { } error)
            {
                Assert.IsAssignableFrom<OperationCanceledException>(error);
                Assert.Equal($"{round}", (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
            }

            Assert.Equal((round + 1, round + 1, 0), await SizesAsync(queue));
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_meets_its_cancellation_has_put_its_item_or_has_not()
    {
        await using var queue = Create(capacity: 1);
        var race = new Race(seed: 22);

        for (var round = 0; round < 300; round++)
        {
            await queue.PutAsync("first", 9);
            using var cancellation = new CancellationTokenSource();
            var putting = queue.PutAsync($"{round}", 0, cancellation.Token).AsTask();
            await race.RunAsync(cancellation.Cancel, async () => await queue.GetAsync());

            var error = await Record.ExceptionAsync(() => putting);
            if (error is not null) Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Equal(error is null ? $"{round}" : null, (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_is_removed_or_got_and_never_both()
    {
        await using var queue = Create();
        var race = new Race(seed: 23);

        for (var round = 0; round < 300; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var getting = queue.GetAsync(cancellation.Token).AsTask();
            var removing = Task.FromResult(false);
            var ticket = await queue.PutAsync($"{round}", 0);
            await race.RunAsync(() => removing = queue.RemoveAsync(ticket).AsTask(), async () => await queue.SnapshotAsync());

            if (await removing)
            {
                Assert.False(getting.IsCompletedSuccessfully);
                await cancellation.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
            }
            else
            {
                Assert.Equal($"{round}", await getting);
            }

            Assert.Equal(0, (await BooksAsync(queue)).Queued);
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
        await BooksAsync(queue);
    }

    private static async Task DoAnythingAsync(IPriorityQueue<string> queue, Random random)
    {
        for (var round = 0; round < 150; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var putting = queue.TryPutAsync("item", random.Next(5), Limit.Hang, cancellation.Token).AsTask();
            var getting = queue.TryGetAsync(Limit.Hang, cancellation.Token).AsTask();
            if (random.Next(2) == 0) await cancellation.CancelAsync();
            else cancellation.CancelAfter(TimeSpan.FromMilliseconds(random.Next(1, 5)));

            foreach (var wait in new Task[] { putting, getting })
                if (await Record.ExceptionAsync(() => wait) is { } error) Assert.IsAssignableFrom<OperationCanceledException>(error);
            if (!putting.IsCompletedSuccessfully || putting.Result is not { } ticket) continue;
            if (random.Next(2) == 0) await queue.RemoveAsync(ticket);
            else await queue.ReprioritizeAsync(ticket, random.Next(5));
        }
    }
}
