namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IOwnedWorkQueue{T}"/> promises: what a worker has not done comes back when the worker is gone.</summary>
public abstract class OwnedWorkQueueConformance : WorkQueueConformance
{
    protected abstract IOwnedWorkQueue<string> CreateOwned(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait);

    protected sealed override IWorkQueue<string> Create(int capacity = int.MaxValue, WorkQueueOverflow overflow = WorkQueueOverflow.Wait) =>
        CreateOwned(capacity, overflow);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_that_is_done_is_done()
    {
        await using var queue = CreateOwned();
        await queue.PutAsync("a");
        await using var worker = queue.OpenSession(Some.Label());

        var delivery = await worker.GetAsync();
        Assert.Equal(("a", 1), (delivery.Item, delivery.Attempt));
        delivery.Done();
        delivery.Dispose();
        await worker.DisposeAsync();

        await queue.JoinAsync();
        var snapshot = await BooksAsync(queue);
        Assert.Equal((1, 0, 0), (snapshot.Done, snapshot.Queued, snapshot.Returned));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_worker_has_not_done_is_delivered_again_in_its_old_place_when_the_worker_ends()
    {
        await using var queue = CreateOwned();
        await PutAsync(queue, "a", "b", "c");
        var mortal = queue.OpenSession("mortal");
        await mortal.GetAsync();
        await mortal.GetAsync();

        await mortal.DisposeAsync();

        await using var heir = queue.OpenSession("heir");
        var first = await heir.GetAsync();
        Assert.Equal(("a", 2), (first.Item, first.Attempt));
        Assert.Equal("b", (await heir.GetAsync()).Item);
        var third = await heir.GetAsync();
        Assert.Equal(("c", 1), (third.Item, third.Attempt));
        Assert.Equal(2, (await BooksAsync(queue)).Returned);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_who_works_on_what_and_how_much_is_in_work_without_a_session()
    {
        await using var queue = CreateOwned();
        await PutAsync(queue, "a", "b", "c");
        await using var ann = queue.OpenSession("ann");
        (await ann.GetAsync()).Dispose();
        await using var bob = queue.OpenSession("bob");
        await bob.GetAsync();
        await ann.GetAsync();
        await queue.GetAsync();

        var snapshot = await BooksAsync(queue);

        Assert.Equal([("bob", 2, "a"), ("ann", 1, "b")], snapshot.Workers.Select(worker => (worker.Label, worker.Attempt, worker.Item)));
        Assert.Equal(1, snapshot.WithoutSession());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_lists_a_hundred_of_those_who_work_and_counts_the_others()
    {
        await using var queue = CreateOwned();
        await using var worker = queue.OpenSession("worker");
        for (var item = 0; item < 103; item++)
        {
            await queue.PutAsync($"{item}");
            await worker.GetAsync();
        }

        await queue.PutAsync("alone");
        await queue.GetAsync();

        var snapshot = await BooksAsync(queue);
        Assert.Equal((100, 3, 1), (snapshot.Workers.Length, snapshot.MoreWorkers, snapshot.WithoutSession()));
        Assert.Equal("0", snapshot.Workers[0].Item);
        await worker.DisposeAsync();
        Assert.Empty((await BooksAsync(queue)).Workers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_sessions_get_that_would_be_one_waiter_too_many_ends_at_once()
    {
        await using var queue = (IOwnedWorkQueue<string>)CreateWithFewWaiters(capacity: 1, maxWaiters: 1);
        await using var worker = queue.OpenSession("worker");
        var waiting = queue.GetAsync().AsTask();
        await queue.SnapshotAsync();

        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await worker.GetAsync());
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await worker.TryGetAsync(Limit.Hang));
        Assert.Null(await worker.TryGetAsync(TimeSpan.Zero));

        await queue.PutAsync("a");
        Assert.Equal("a", await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_greater_capacity_lets_those_in_who_came_first()
    {
        await using var queue = CreateOwned(capacity: 1);
        await queue.PutAsync("a");
        Task[] putting = [queue.PutAsync("b").AsTask(), queue.PutAsync("c").AsTask(), queue.PutAsync("d").AsTask()];
        await queue.SnapshotAsync();

        await queue.ChangeCapacityAsync(3);

        await Task.WhenAll(putting[..2]);
        Assert.False(putting[2].IsCompleted);
        Assert.Equal(["a", "b", "c", "d"], await GetAsync(queue, 4));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delivery_that_is_disposed_without_being_done_goes_to_whoever_waits()
    {
        await using var queue = CreateOwned();
        await queue.PutAsync("a");
        await using var worker = queue.OpenSession(Some.Label());
        var delivery = await worker.GetAsync();
        var waiting = queue.GetAsync().AsTask();

        await delivery.DisposeAsync();
        delivery.Done();

        Assert.Equal("a", await waiting);
        Assert.Equal(1, (await BooksAsync(queue)).Unfinished());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_returned_item_finds_its_place_in_a_full_queue_too()
    {
        await using var queue = CreateOwned(capacity: 1);
        await queue.PutAsync("a");
        await using var worker = queue.OpenSession(Some.Label());
        var delivery = await worker.GetAsync();
        await queue.PutAsync("b");

        delivery.Dispose();

        Assert.Equal(2, (await BooksAsync(queue)).Queued);
        Assert.False(await queue.TryPutAsync("c", TimeSpan.Zero));
        Assert.Equal(["a", "b"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_waits_of_a_session_end_with_it()
    {
        await using var queue = CreateOwned();
        var worker = queue.OpenSession(Some.Label());
        Task[] waits = [worker.GetAsync().AsTask(), worker.TryGetAsync(Limit.Hang).AsTask()];

        await worker.DisposeAsync();
        await worker.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
        await Assert.ThrowsAsync<StoppedException>(async () => await worker.GetAsync());
        await queue.PutAsync("a");
        Assert.Equal("a", await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_tries_waits_and_gives_up_like_anybody_else()
    {
        await using var queue = CreateOwned();
        await using var worker = queue.OpenSession(Some.Label());
        using var cancellation = new CancellationTokenSource();
        Assert.Null(await worker.TryGetAsync(TimeSpan.Zero));
        Assert.Null(await worker.TryGetAsync(TimeSpan.FromMilliseconds(50)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await worker.TryGetAsync(TimeSpan.FromTicks(-1)));
        var waiting = worker.GetAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await queue.PutAsync("a");
        Assert.Equal("a", (await worker.TryGetAsync(TimeSpan.Zero))?.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_shutdown_consumers_wait_for_what_may_still_come_back()
    {
        await using var queue = CreateOwned();
        await queue.PutAsync("a");
        var mortal = queue.OpenSession("mortal");
        await mortal.GetAsync();
        await queue.ShutdownAsync();
        await using var heir = queue.OpenSession("heir");
        Assert.Null(await heir.TryGetAsync(TimeSpan.Zero));
        var inheriting = heir.GetAsync().AsTask();
        var other = queue.GetAsync().AsTask();

        await mortal.DisposeAsync();
        (await inheriting).Done();

        await Assert.ThrowsAsync<QueueShutDownException>(() => other);
        await queue.CompletionAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Work_in_a_session_is_not_reported_by_TaskDone()
    {
        await using var queue = CreateOwned();
        await queue.PutAsync("a");
        await using var worker = queue.OpenSession(Some.Label());
        await worker.GetAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.TaskDoneAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_and_who_works()
    {
        await using var queue = CreateOwned(capacity: 1);
        await using var alice = queue.OpenSession("alice");
        await using var bob = queue.OpenSession("bob");
        await queue.PutAsync("a");
        await alice.GetAsync();
        _ = bob.GetAsync().AsTask();
        _ = queue.GetAsync().AsTask();

        var idle = await BooksAsync(queue);
        Assert.Equal(["bob", ""], idle.Getters.Select(getter => getter.Label));
        Assert.Equal([("alice", 1)], idle.Workers.Select(worker => (worker.Label, worker.Attempt)));

        await PutAsync(queue, "b", "c", "d");
        _ = queue.PutAsync("e").AsTask();
        var full = await BooksAsync(queue);
        Assert.Empty(full.Getters);
        Assert.Equal(["alice", "bob"], full.Workers.Select(worker => worker.Label));
        Assert.Single(full.Putters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Getters_are_served_in_order_of_asking()
    {
        await using var queue = CreateOwned();
        var gets = Enumerable.Range(0, 5).Select(_ => queue.GetAsync().AsTask()).ToArray();

        for (var next = 0; next < gets.Length; next++)
        {
            await queue.PutAsync($"{next}");
            Assert.Equal($"{next}", await gets[next]);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Putters_enter_in_order_of_asking()
    {
        await using var queue = CreateOwned(capacity: 1);
        await queue.PutAsync("0");
        var puts = Enumerable.Range(1, 4).Select(item => queue.PutAsync($"{item}").AsTask()).ToArray();

        Assert.Equal(["0", "1", "2", "3", "4"], await GetAsync(queue, 5));
        await Task.WhenAll(puts);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delivery_that_meets_the_end_of_its_session_is_not_lost()
    {
        await using var queue = CreateOwned();
        var race = new Race(seed: 7);

        for (var round = 0; round < 200; round++)
        {
            var session = queue.OpenSession(Some.Label());
            var getting = session.GetAsync().AsTask();
            var ending = Task.CompletedTask;
            await race.RunAsync(() => ending = session.DisposeAsync().AsTask(), async () => await queue.PutAsync($"{round}"));
            await ending;

            if (await Record.ExceptionAsync(() => getting) is { } error) Assert.IsType<StoppedException>(error);
            Assert.Equal($"{round}", (await queue.TryGetAsync(TimeSpan.Zero))?.Item);
            await queue.TaskDoneAsync();
            Assert.Equal(0, (await BooksAsync(queue)).Unfinished());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_needs_a_label()
    {
        await using var queue = CreateOwned();

        Assert.ThrowsAny<ArgumentException>(() => queue.OpenSession(""));
    }
}
