namespace ActorConcurrency.Tests;

/// <summary>What a subscriber gets, however slow it is.</summary>
public abstract partial class TickerConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_who_waits_and_who_subscribes_and_for_how_long()
    {
        await using var ticker = Create(Period, started: false);
        var waiting = ticker.WaitForTickAsync().AsTask();
        await using var subscription = await ticker.SubscribeAsync(label: "ann");
        await ticker.SnapshotAsync();

        await AdvanceAsync(Period);

        var snapshot = await ticker.SnapshotAsync();
        Assert.Equal([new TickWaiter(0, Period)], snapshot.Waiters.ToArray());
        Assert.Equal([("ann", Period)], snapshot.Subscribers.Select(one => (one.Label, one.Subscribed)));
        Assert.False(waiting.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var ticker = Create(Period, started: false);
        var waits = Enumerable.Range(0, 120).Select(_ => ticker.WaitForTickAsync().AsTask()).ToArray();
        for (var index = 0; index < 130; index++) await ticker.SubscribeAsync();

        var snapshot = await ticker.SnapshotAsync();

        Assert.Equal((100, 120), (snapshot.Waiters.Length, snapshot.Waiting));
        Assert.Equal((100, 30), (snapshot.Subscribers.Length, snapshot.MoreSubscribers));
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
    }

    private const int Seed = 20201225;

    public static TheoryData<int, long[]> Policies => new()
    {
        { int.MaxValue, [1, 2, 3, 4, 5] },
        { 1, [5] },
        { 2, [4, 5] },
        { 5, [1, 2, 3, 4, 5] },
    };

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Subscribers_get_each_tick_as_it_comes()
    {
        await using var ticker = Create(Period);
        await using var first = await ticker.SubscribeAsync();
        await using var second = await ticker.SubscribeAsync(SlowSubscriber.LatestOnly);
        await using var firstTicks = first.TicksAsync().GetAsyncEnumerator();
        await using var secondTicks = second.TicksAsync().GetAsyncEnumerator();

        for (var number = 1; number <= 3; number++)
        {
            var arriving = new[] { firstTicks.MoveNextAsync().AsTask(), secondTicks.MoveNextAsync().AsTask() };
            foreach (var arrival in arriving) await Never.Completes(arrival, after: ticker.SnapshotAsync());

            await PassAsync(ticker, Period);

            Assert.All(await Task.WhenAll(arriving), Assert.True);
            Assert.Equal(new Tick(number, TimeSpan.Zero), firstTicks.Current);
            Assert.Equal(firstTicks.Current, secondTicks.Current);
        }

        Assert.Equal((0, 0), (first.Dropped, second.Dropped));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Policies))]
    public async Task A_slow_subscriber_gets_what_its_policy_keeps_and_knows_the_rest(int capacity, long[] expected)
    {
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync(Policy(capacity), "slow");

        await PassPeriodsAsync(ticker, 5);

        var dropped = 5 - expected.Length;
        Assert.Equal([new TickSubscriber("slow", capacity, expected.Length, dropped)], (await ticker.SnapshotAsync()).Subscribers.Select(one => one with { Subscribed = default }));
        Assert.Equal(expected, await ReadAsync(subscription, expected.Length));
        Assert.Equal(dropped, subscription.Dropped);
        Assert.Equal([new TickSubscriber("slow", capacity, 0, dropped)], (await ticker.SnapshotAsync()).Subscribers.Select(one => one with { Subscribed = default }));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_slow_subscriber_does_not_hold_up_a_quick_one()
    {
        await using var ticker = Create(Period);
        await using var slow = await ticker.SubscribeAsync(SlowSubscriber.Bounded(1));
        await using var quick = await ticker.SubscribeAsync();
        var reading = ReadAsync(quick, 4);

        await PassPeriodsAsync(ticker, 4);

        Assert.Equal([1, 2, 3, 4], await reading);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_subscription_begins_with_the_next_tick()
    {
        await using var ticker = Create(Period);
        await PassPeriodsAsync(ticker, 2);

        await using var subscription = await ticker.SubscribeAsync();
        await PassPeriodsAsync(ticker, 2);

        Assert.Equal([3, 4], await ReadAsync(subscription, 2));
        Assert.Equal(0, subscription.Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_later_enumeration_goes_on_where_the_last_one_ended()
    {
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync();
        await PassPeriodsAsync(ticker, 4);

        Assert.Equal([1, 2], await ReadAsync(subscription, 2));
        Assert.Equal([3, 4], await ReadAsync(subscription, 2));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_reading_loses_no_tick()
    {
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync(SlowSubscriber.LatestOnly);
        using var cancellation = new CancellationTokenSource();
        var reading = subscription.TicksAsync(cancellation.Token).ToListAsync().AsTask();
        await ticker.SnapshotAsync();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await PassAsync(ticker, Period);

        Assert.Equal([1], await ReadAsync(subscription, 1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whatever_cancellations_meet_on_the_way_every_tick_arrives_once()
    {
        const int rounds = 200;
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync();
        var race = new Race(Seed);
        var read = new List<long>();

        for (var round = 0; round < rounds; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var reading = ReadUntilCancelledAsync(subscription, read, cancellation.Token);
            await ticker.SnapshotAsync();
            await race.RunAsync(cancellation.Cancel, () => AdvanceAsync(Period).AsTask());
            await reading;
        }

        await ticker.SnapshotAsync();
        if (read.Count < rounds) read.AddRange(await ReadAsync(subscription, rounds - read.Count));
        Assert.Equal(Enumerable.Range(1, rounds).Select(number => (long)number), read);
        Assert.Equal(0, subscription.Dropped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_subscription_that_is_disposed_of_ends_and_is_forgotten()
    {
        await using var ticker = Create(Period);
        var subscription = await ticker.SubscribeAsync();
        var reading = subscription.TicksAsync().ToListAsync().AsTask();
        await ticker.SnapshotAsync();

        await subscription.DisposeAsync();
        await subscription.DisposeAsync();

        Assert.Empty(await reading);
        Assert.Empty(await subscription.TicksAsync().ToListAsync());
        Assert.Empty((await ticker.SnapshotAsync()).Subscribers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_subscription_has_one_reader_at_a_time()
    {
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync();
        var reading = ReadAsync(subscription, 1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(subscription, 1));

        await PassAsync(ticker, Period);
        Assert.Equal([1], await reading);
    }

    private static SlowSubscriber Policy(int capacity) => capacity switch
    {
        int.MaxValue => SlowSubscriber.EveryTick,
        1 => SlowSubscriber.LatestOnly,
        _ => SlowSubscriber.Bounded(capacity),
    };

    private static async Task ReadUntilCancelledAsync(ITickSubscription subscription, List<long> read, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var tick in subscription.TicksAsync(cancellationToken)) read.Add(tick.Number);
        }
        catch (OperationCanceledException)
        {
            // The tick, if it was on its way, must come again.
        }
    }
}
