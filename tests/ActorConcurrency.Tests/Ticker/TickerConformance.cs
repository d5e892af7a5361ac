namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ITicker"/> promises. Time moves only when a test passes it.</summary>
public abstract partial class TickerConformance
{
    protected static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts a ticker on the clock that <see cref="AdvanceAsync"/> advances.</summary>
    protected abstract ITicker Create(TimeSpan period, bool started = true);

    /// <summary>
    /// Moves the clock on by at most one period. Done when everything that became due is on its way: a snapshot asked for after it
    /// must show the effects.
    /// </summary>
    protected abstract ValueTask AdvanceAsync(TimeSpan by);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_ticks_once_a_period_and_not_before()
    {
        await using var ticker = Create(Period);
        Assert.Equal(Silent(running: true), await ticker.SnapshotAsync());

        await PassAsync(ticker, Period / 2);
        Assert.Equal(0, await TicksAsync(ticker));
        await PassAsync(ticker, Period / 2);
        Assert.Equal(1, await TicksAsync(ticker));
        await PassPeriodsAsync(ticker, 3);

        Assert.Equal(Silent(running: true) with { Ticks = 4 }, await ticker.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_lasts_until_the_next_tick_and_everybody_gets_it()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period);
        var waits = Enumerable.Range(0, 3).Select(_ => ticker.WaitForTickAsync().AsTask()).ToArray();
        foreach (var wait in waits) await Never.Completes(wait, after: ticker.SnapshotAsync());
        Assert.Equal(3, (await ticker.SnapshotAsync()).Waiting);

        await PassAsync(ticker, Period);

        Assert.All(await Task.WhenAll(waits), tick => Assert.Equal(new Tick(2, TimeSpan.Zero), tick));
        Assert.Equal(0, (await ticker.SnapshotAsync()).Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_was_away_gets_the_latest_tick_and_knows_how_many_it_missed()
    {
        await using var ticker = Create(Period);
        await PassPeriodsAsync(ticker, 4);

        Assert.Equal(4, (await ticker.WaitForTickAfterAsync(1)).Number);

        var next = ticker.WaitForTickAfterAsync(4).AsTask();
        await Never.Completes(next, after: ticker.SnapshotAsync());
        await PassAsync(ticker, Period);
        Assert.Equal(5, (await next).Number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_a_number_far_ahead_waits_for_it()
    {
        await using var ticker = Create(Period);
        var waiting = ticker.WaitForTickAfterAsync(2).AsTask();

        await PassPeriodsAsync(ticker, 2);
        await Never.Completes(waiting, after: ticker.SnapshotAsync());
        await PassAsync(ticker, Period);

        Assert.Equal(3, (await waiting).Number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_what_there_is_or_as_long_as_it_was_given()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period);

        Assert.Null(await ticker.TryWaitForTickAsync(TimeSpan.Zero));
        Assert.Null(await ticker.TryWaitForTickAsync(TimeSpan.Zero, after: 1));
        Assert.Equal(1, (await ticker.TryWaitForTickAsync(TimeSpan.Zero, after: 0))?.Number);
        Assert.Equal(1, (await ticker.TryWaitForTickAsync(Period, after: 0))?.Number);

        var shortTry = ticker.TryWaitForTickAsync(Period / 2).AsTask();
        var longTry = ticker.TryWaitForTickAsync(2 * Period).AsTask();
        await PassAsync(ticker, Period / 2);
        Assert.Null(await shortTry);
        await PassAsync(ticker, Period / 2);
        Assert.Equal(2, (await longTry)?.Number);
        Assert.Equal(0, (await ticker.SnapshotAsync()).Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Started_twice_it_ticks_once_a_period()
    {
        await using var ticker = Create(Period, started: false);

        Assert.True(await ticker.StartAsync());
        Assert.False(await ticker.StartAsync());
        await PassPeriodsAsync(ticker, 5);

        Assert.Equal(5, await TicksAsync(ticker));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_second_start_does_not_put_the_next_tick_off()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period / 2);

        await ticker.StartAsync();
        await PassAsync(ticker, Period / 2);

        Assert.Equal(1, await TicksAsync(ticker));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Stopped_it_keeps_its_count_and_its_listeners_until_it_is_started_again()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period);
        await using var subscription = await ticker.SubscribeAsync();
        var waiting = ticker.WaitForTickAsync().AsTask();
        await PassAsync(ticker, Period / 2);

        Assert.True(await ticker.StopAsync());
        Assert.False(await ticker.StopAsync());
        await PassPeriodsAsync(ticker, 3);
        await Never.Completes(waiting, after: ticker.SnapshotAsync());
        Assert.Equal((false, 1L), Shape(await ticker.SnapshotAsync()));

        Assert.True(await ticker.StartAsync());
        await PassAsync(ticker, Period / 2);
        Assert.Equal(1, await TicksAsync(ticker));
        await PassAsync(ticker, Period / 2);
        Assert.Equal(2, (await waiting).Number);
        Assert.Equal([2], await ReadAsync(subscription, 1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_new_period_counts_from_the_change_on()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period / 2);

        await ticker.ChangePeriodAsync(2 * Period);
        await PassPeriodsAsync(ticker, 1);
        Assert.Equal(0, await TicksAsync(ticker));
        await PassPeriodsAsync(ticker, 1);
        Assert.Equal(1, await TicksAsync(ticker));

        await ticker.ChangePeriodAsync(Period);
        await PassPeriodsAsync(ticker, 3);
        Assert.Equal(4, await TicksAsync(ticker));
        Assert.Equal(Period, (await ticker.SnapshotAsync()).Period);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_same_period_again_changes_nothing()
    {
        await using var ticker = Create(Period);
        await PassAsync(ticker, Period / 2);

        await ticker.ChangePeriodAsync(Period);
        await PassAsync(ticker, Period / 2);

        Assert.Equal(1, await TicksAsync(ticker));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_new_period_does_not_start_what_is_stopped()
    {
        await using var ticker = Create(Period, started: false);

        await ticker.ChangePeriodAsync(2 * Period);
        await PassPeriodsAsync(ticker, 4);

        Assert.Equal(Silent(running: false) with { Period = 2 * Period }, await ticker.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Arguments_out_of_range_are_rejected_and_change_nothing()
    {
        await using var ticker = Create(Period);
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), tooLong })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ticker.TryWaitForTickAsync(timeout));
        foreach (var period in new[] { TimeSpan.FromMilliseconds(9), TimeSpan.Zero, Timeout.InfiniteTimeSpan, tooLong })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ticker.ChangePeriodAsync(period));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ticker.WaitForTickAfterAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await ticker.TryWaitForTickAsync(TimeSpan.Zero, after: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SlowSubscriber.Bounded(0));

        Assert.Equal(Silent(running: true), await ticker.SnapshotAsync());
    }

    // A snapshot before, so that the timer runs; one after, so that what became due has been handled.
    private async Task PassAsync(ITicker ticker, TimeSpan by)
    {
        await ticker.SnapshotAsync();
        await AdvanceAsync(by);
        await ticker.SnapshotAsync();
    }

    private async Task PassPeriodsAsync(ITicker ticker, int periods)
    {
        for (var passed = 0; passed < periods; passed++) await PassAsync(ticker, Period);
    }

    private static async Task<IEnumerable<long>> ReadAsync(ITickSubscription subscription, int count) =>
        [.. (await subscription.TicksAsync().Take(count).ToListAsync()).Select(tick => tick.Number)];

    private static async Task<long> TicksAsync(ITicker ticker) => (await ticker.SnapshotAsync()).Ticks;

    private static (bool Running, long Ticks) Shape(TickerSnapshot snapshot) => (snapshot.Running, snapshot.Ticks);

    private static TickerSnapshot Silent(bool running) => new(running, Period, 0, 0, TimeSpan.Zero, TimeSpan.Zero, 0, []);
}
