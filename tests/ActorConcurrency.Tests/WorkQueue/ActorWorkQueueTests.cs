using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorWorkQueueTests(Way.On way) : WorkQueueByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(WorkQueueOrder.Fifo, "a b c d")]
    [InlineData(WorkQueueOrder.Lifo, "d c b a")]
    [InlineData(WorkQueueOrder.Priority, "b d a c")]
    public async Task Items_are_got_in_the_order_of_the_settings(WorkQueueOrder order, string expected)
    {
        await using var queue = Start(new WorkQueueSettings { Order = order });
        await queue.PutAsync("a", 0);
        await queue.PutAsync("b", int.MaxValue);
        await queue.PutAsync("c", int.MinValue);
        await queue.PutAsync("d", int.MaxValue);

        Assert.Equal(expected, string.Join(' ', await GetAsync(queue, 4)));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(WorkQueueOrder.Fifo, "a b c")]
    [InlineData(WorkQueueOrder.Lifo, "c b a")]
    [InlineData(WorkQueueOrder.Priority, "b c a")]
    public async Task Several_items_are_taken_in_the_order_of_the_settings(WorkQueueOrder order, string expected)
    {
        await using var queue = Start(new WorkQueueSettings { Order = order });
        await queue.PutAsync("a", 0);
        await queue.PutManyAsync(["b", "c"], priority: 9);

        Assert.Equal(expected, string.Join(' ', await queue.DrainAsync()));
    }

    [Fact]
    public void Numbers_of_items_that_cannot_be_are_refused_at_the_call()
    {
        var queue = ActorWorkQueue<string>.Attach(new ManualActor(_system), new WorkQueueSettings());

        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.DrainAsync(-1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.GetManyAsync(1, min: 2); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.TryGetManyAsync(0, Limit.Hang); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.TryGetManyAsync(1, TimeSpan.FromTicks(-1)); });
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_asks_later_waits_behind_a_get_of_several_but_a_drain_does_not()
    {
        await using var queue = Start();
        await using var worker = queue.OpenSession("worker");
        var several = queue.GetManyAsync(max: 2, min: 2).AsTask();
        await queue.SnapshotAsync();
        var single = queue.GetAsync().AsTask();

        await queue.PutAsync("a");
        await Never.Completes(single, after: queue.SnapshotAsync());
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
        Assert.Null(await worker.TryGetAsync(TimeSpan.Zero));
        Assert.Equal(["a"], (await queue.DrainAsync()).ToArray());
        await PutAsync(queue, "b", "c", "d");

        Assert.Equal(["b", "c"], (await several).ToArray());
        Assert.Equal("d", await single);
        await BooksAsync(queue);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Putters_move_up_in_their_order_behind_a_drain()
    {
        await using var queue = Start(new WorkQueueSettings { Capacity = 2 });
        await PutAsync(queue, "a", "b");
        Task[] putting = [.. new[] { "c", "d", "e" }.Select(item => queue.PutAsync(item).AsTask())];
        await queue.SnapshotAsync();

        Assert.Equal(["a", "b"], (await queue.DrainAsync()).ToArray());

        await Task.WhenAll(putting[0], putting[1]);
        await Never.Completes(putting[2], after: queue.SnapshotAsync());
        Assert.Equal(["c", "d"], (await queue.DrainAsync()).ToArray());
        await putting[2];
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_full_queue_by_priority_that_drops_the_last_drops_the_least_important()
    {
        await using var queue = Start(new WorkQueueSettings { Capacity = 2, Order = WorkQueueOrder.Priority, Overflow = WorkQueueOverflow.DropLast });
        await queue.PutAsync("high", 9);
        await queue.PutAsync("low", 1);
        await queue.PutAsync("middle", 5);

        Assert.Equal(["high", "middle"], await GetAsync(queue, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_actor_returns_what_its_session_has_not_done()
    {
        await using var queue = Start();
        var owner = _system.ActorOf(Props.Empty);
        var session = queue.OpenSession("mortal", owner);
        await queue.PutAsync("a");
        await session.GetAsync();
        await using var heir = queue.OpenSession("heir");
        var inheriting = heir.GetAsync().AsTask();

        _system.Stop(owner);

        Assert.Equal(2, (await inheriting).Attempt);
        await Assert.ThrowsAsync<StoppedException>(async () => await session.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_item_that_kills_its_workers_is_dropped_after_its_last_delivery_and_published()
    {
        await using var queue = Start(new WorkQueueSettings { MaxDeliveries = 2 });
        var dropped = new TaskCompletionSource<DroppedItem>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listener = _system.ActorOf(Props.Create(() => new Listener(dropped, queue.Actor)));
        _system.EventStream.Subscribe(listener, typeof(DroppedItem));
        await queue.PutAsync("poison");
        await using var worker = queue.OpenSession("worker");

        for (var attempt = 1; attempt <= 2; attempt++) (await worker.GetAsync()).Dispose();

        Assert.Equal("poison", (await dropped.Task).Item);
        await queue.JoinAsync();
        Assert.Equal(1, (await BooksAsync(queue)).Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var queue = Start(new WorkQueueSettings { Capacity = 1 });
        await queue.PutAsync("a");
        var putting = queue.TryPutAsync("b", TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(putting, after: queue.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(await putting);
        Assert.Empty((await queue.SnapshotAsync()).Putters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var queue = Start(new WorkQueueSettings { Capacity = 1 });
        var getting = queue.GetAsync().AsTask();
        var completing = queue.CompletionAsync().AsTask();

        _time.Advance(TimeSpan.FromDays(20));

        await queue.PutAsync("a");
        Assert.Equal("a", await getting);
        Assert.False(completing.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_for_how_long()
    {
        await using var queue = Start();
        await using var worker = queue.OpenSession("worker");
        await queue.PutAsync("a");
        await worker.GetAsync();
        _ = worker.GetAsync().AsTask();
        await queue.SnapshotAsync();

        _time.Advance(TimeSpan.FromSeconds(9));

        var snapshot = await queue.SnapshotAsync();
        Assert.Equal(new QueueWaiter("worker", TimeSpan.FromSeconds(9)), Assert.Single(snapshot.Getters));
        Assert.Equal(new QueueWorker("worker", 1, TimeSpan.FromSeconds(9), "a"), Assert.Single(snapshot.Workers));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_at_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var queue = Start(new WorkQueueSettings { Capacity = 1 });
        await queue.PutAsync("a");
        Task[] waits = [queue.PutAsync("b").AsTask(), queue.JoinAsync().AsTask()];
        await queue.SnapshotAsync();

        queue.Actor.Tell(Kill.Instance);

        foreach (var wait in waits) await Assert.ThrowsAsync<OutcomeUnknownException>(() => wait);
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_says_for_certain_that_a_wait_did_nothing()
    {
        var queue = Start(new WorkQueueSettings { Capacity = 1 });
        await queue.PutAsync("a");
        Task[] waits = [queue.PutAsync("b").AsTask(), queue.TryPutAsync("c", Limit.Hang).AsTask()];
        var empty = Start();
        var getting = empty.GetAsync().AsTask();
        await queue.SnapshotAsync();

        await queue.DisposeAsync();
        await empty.DisposeAsync();

        foreach (var wait in waits.Append(getting)) await Assert.ThrowsAsync<StoppedException>(() => wait);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_leaves_with_its_waits_and_the_queue_goes_on()
    {
        await using var owner = Start(new WorkQueueSettings { Capacity = 1 });
        var guest = ActorWorkQueue<string>.Attach(owner.Actor);
        await guest.PutAsync("a");
        var putting = guest.PutAsync("b").AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => putting);
        Assert.Equal("a", await owner.GetAsync());
        Assert.Null(await owner.TryGetAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_for_another_type_of_items_is_told_so()
    {
        await using var owner = Start();
        await using var guest = ActorWorkQueue<int>.Attach(owner.Actor);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.PutAsync(1));

        Assert.Equal(0, (await owner.SnapshotAsync()).Put);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_for_another_type_of_items_takes_none()
    {
        await using var owner = Start();
        await using var guest = ActorWorkQueue<int>.Attach(owner.Actor);
        await using var worker = guest.OpenSession("worker");
        await owner.PutAsync("a");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.GetAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.TryGetAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await worker.GetAsync());

        Assert.Equal("a", (await owner.TryGetAsync(TimeSpan.Zero))?.Item);
        Assert.Equal(1, (await BooksAsync(owner)).InWork);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Closing_a_session_of_an_actor_that_has_ended_does_nothing()
    {
        await using var queue = Start();
        var session = queue.OpenSession("late");
        queue.Actor.Tell(PoisonPill.Instance);

        await session.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_is_closed_after_its_guest_returns_its_work_too()
    {
        await using var owner = Start();
        await owner.PutAsync("a");
        var guest = ActorWorkQueue<string>.Attach(owner.Actor);
        var session = guest.OpenSession("late");
        await session.GetAsync();

        await guest.DisposeAsync();
        await session.DisposeAsync();

        Assert.Equal("a", (await owner.TryGetAsync(TimeSpan.Zero))?.Item);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Every_item_is_done_once_though_workers_die_all_the_time()
    {
        const int items = 300;
        await using var queue = Start(new WorkQueueSettings { Capacity = 16 });
        var done = new int[items];

        var workers = Enumerable.Range(0, 6).Select(seed => Task.Run(() => WorkAndDieAsync(queue, done, new Random(seed)))).ToArray();
        for (var item = 0; item < items; item++) await queue.PutAsync($"{item}");
        await queue.ShutdownAsync();
        await queue.CompletionAsync();
        await Task.WhenAll(workers);

        Assert.All(done, times => Assert.Equal(1, times));
        var snapshot = await BooksAsync(queue);
        Assert.Equal((items, 0, 0), (snapshot.Done, snapshot.InWork, snapshot.Dropped));
        Assert.True(snapshot.Returned > 0);
    }

    private ActorWorkQueue<string> Start(WorkQueueSettings? settings = null) => ActorWorkQueue<string>.Start(_system, settings, timeProvider: _time);

    private static async Task WorkAndDieAsync(ActorWorkQueue<string> queue, int[] done, Random random)
    {
        try
        {
            while (true)
            {
                await using var life = queue.OpenSession("mayfly");
                while (random.Next(4) > 0)
                {
                    var delivery = await life.GetAsync();
                    if (random.Next(4) == 0) break;
                    Interlocked.Increment(ref done[int.Parse(delivery.Item)]);
                    delivery.Done();
                }
            }
        }
        catch (QueueShutDownException)
        {
            // Everything is done.
        }
    }

    private sealed class Listener(TaskCompletionSource<DroppedItem> dropped, IActorRef queue) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is DroppedItem item && item.Queue.Equals(queue)) dropped.TrySetResult(item);
        }
    }
}
