using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorPriorityQueueTests(Way.On way) : PriorityQueueByWay(way), IClassFixture<Way.On>
{
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var queue = ActorPriorityQueue<string>.Start(_system);

        await queue.PutAsync("a", 1);

        Assert.Equal("a", await queue.GetAsync());
    }

    [Fact]
    public void Numbers_of_items_that_cannot_be_are_refused_at_the_call()
    {
        var queue = ActorPriorityQueue<string>.Attach(new ManualActor(_system), new PriorityQueueSettings());

        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.DrainAsync(-1); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.GetManyAsync(1, min: 2); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.TryGetManyAsync(0, Limit.Hang); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = queue.TryGetManyAsync(1, TimeSpan.FromTicks(-1)); });
    }

    [Fact]
    public void Ageing_and_a_comparer_are_refused_together()
    {
        var settings = new PriorityQueueSettings { Ageing = TimeSpan.FromSeconds(1) };

        var refused = Assert.Throws<ArgumentException>(() => ActorPriorityQueue<int>.Props(settings, comparer: Comparer<int>.Default));

        Assert.Contains("Take one of the two out", refused.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_comparer_runs_on_the_thread_pool_and_not_on_the_thread_of_who_puts()
    {
        var threads = new System.Collections.Concurrent.ConcurrentBag<(int Thread, bool IsPooled)>();
        await using var queue = ActorPriorityQueue<int>.Start(_system, comparer: Comparer<int>.Create((x, y) =>
        {
            threads.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
            return x.CompareTo(y);
        }));
        var own = 0;

        await OnThread.Run(() =>
        {
            own = Environment.CurrentManagedThreadId;
            for (var item = 0; item < 20; item++) queue.Put(item, 0);
        });

        Assert.All(threads, thread => Assert.True(thread.IsPooled && thread.Thread != own));
        Assert.NotEmpty(threads);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_asks_later_waits_behind_a_get_of_several()
    {
        await using var queue = Create();
        var several = queue.GetManyAsync(max: 2, min: 2).AsTask();
        await queue.SnapshotAsync();
        var single = queue.GetAsync().AsTask();

        await queue.PutAsync("a", 0);
        await Never.Completes(single, after: queue.SnapshotAsync());
        Assert.Null(await queue.TryGetAsync(TimeSpan.Zero));
        await PutAsync(queue, ("b", 0), ("c", 0));

        Assert.Equal(["a", "b"], (await several).ToArray());
        Assert.Equal("c", await single);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Getters_are_served_in_order_of_asking()
    {
        await using var queue = Create();
        var gets = Enumerable.Range(0, 5).Select(_ => queue.GetAsync().AsTask()).ToArray();

        for (var next = 0; next < gets.Length; next++)
        {
            await queue.PutAsync($"{next}", -next);
            Assert.Equal($"{next}", await gets[next]);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Putters_enter_by_importance_and_equals_in_order_of_asking()
    {
        await using var queue = Create(capacity: 1);
        await queue.PutAsync("first", 0);
        var puts = new[] { ("a", 1), ("b", 1), ("urgent", 9) }.Select(put => queue.PutAsync(put.Item1, put.Item2).AsTask()).ToArray();
        await queue.SnapshotAsync();

        Assert.Equal(["first", "urgent", "a", "b"], await GetAsync(queue, 4));
        await Task.WhenAll(puts);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_and_for_how_long()
    {
        await using var full = ActorPriorityQueue<string>.Start(_system, new PriorityQueueSettings { Capacity = 1 }, timeProvider: _time);
        await using var empty = ActorPriorityQueue<string>.Start(_system, timeProvider: _time);
        await full.PutAsync("a", 3);
        _ = full.PutAsync("b", 0).AsTask();
        _ = empty.GetAsync().AsTask();
        await full.SnapshotAsync();
        await empty.SnapshotAsync();

        _time.Advance(TimeSpan.FromSeconds(9));

        var waiting = new QueueWaiter("", TimeSpan.FromSeconds(9));
        Assert.Equal(new PriorityQueueSnapshot(1, 1, 0, 0, 1, 3, TimeSpan.FromSeconds(9), [], [waiting]), await full.SnapshotAsync());
        Assert.Equal([waiting], (await empty.SnapshotAsync()).Getters.ToArray());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var queue = ActorPriorityQueue<string>.Start(_system, timeProvider: _time);
        var trying = queue.TryGetAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: queue.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
        Assert.Empty((await queue.SnapshotAsync()).Getters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_without_a_timeout_outlasts_the_call_timeout()
    {
        await using var queue = ActorPriorityQueue<string>.Start(_system, timeProvider: _time);
        var getting = queue.GetAsync().AsTask();

        _time.Advance(TimeSpan.FromDays(20));

        await queue.PutAsync("a", 0);
        Assert.Equal("a", await getting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_at_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var queue = ActorPriorityQueue<string>.Start(_system);
        var getting = queue.GetAsync().AsTask();
        await queue.SnapshotAsync();

        queue.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => getting);
        await Assert.ThrowsAsync<StoppedException>(async () => await queue.GetAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_leaves_with_its_waits_and_the_queue_goes_on()
    {
        await using var owner = ActorPriorityQueue<string>.Start(_system, new PriorityQueueSettings { Capacity = 1 });
        var guest = ActorPriorityQueue<string>.Attach(owner.Actor);
        await guest.PutAsync("a", 0);
        var putting = guest.PutAsync("b", 0).AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => putting);
        Assert.Equal("a", await owner.GetAsync());
        Assert.Null(await owner.TryGetAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_for_another_type_of_items_is_told_so()
    {
        await using var owner = ActorPriorityQueue<string>.Start(_system);
        await using var guest = ActorPriorityQueue<int>.Attach(owner.Actor);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.PutAsync(1, 1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_for_another_type_of_items_takes_none()
    {
        await using var owner = ActorPriorityQueue<string>.Start(_system);
        await using var guest = ActorPriorityQueue<int>.Attach(owner.Actor);
        await owner.PutAsync("a", 1);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.GetAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await guest.TryGetAsync(TimeSpan.Zero));

        Assert.Equal("a", (await owner.TryGetAsync(TimeSpan.Zero))?.Item);
    }
}
