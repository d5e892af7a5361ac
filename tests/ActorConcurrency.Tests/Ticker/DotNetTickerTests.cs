using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetTickerTests : TickerConformance
{
    private readonly FakeTimeProvider _time = new();

    protected override ITicker Create(TimeSpan period, bool started = true) => new DotNetTicker(period, started, _time);

    protected override ValueTask AdvanceAsync(TimeSpan by)
    {
        _time.Advance(by);
        return default;
    }

    [Fact]
    public void A_period_out_of_range_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DotNetTicker(TimeSpan.FromMilliseconds(9)));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_runs_on_the_real_clock_too()
    {
        await using var ticker = new DotNetTicker(TimeSpan.FromMilliseconds(50));

        // Which ticks it catches depends on the machine.
        var tick = await ticker.WaitForTickAsync();
        Assert.InRange(tick.Number, 1, long.MaxValue);
        Assert.InRange((await ticker.WaitForTickAfterAsync(tick.Number)).Number, tick.Number + 1, long.MaxValue);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_late_tick_says_so_and_whole_periods_are_skipped()
    {
        var clock = new FakeTimeProvider();
        await using var ticker = new DotNetTicker(Period, time: new TornTimeProvider(clock, timers: _time));

        // The clock goes on while the timers are held up.
        clock.Advance(3.2 * Period);
        _time.Advance(Period);
        clock.Advance(0.8 * Period);
        _time.Advance(Period);

        Assert.Equal(
            new TickerSnapshot(true, Period, 2, 2, TimeSpan.Zero, 2.2 * Period, 0, []),
            await ticker.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_a_hold_up_of_2_4_periods_when_it_goes_on_then_the_next_ticks_are_on_the_schedule()
    {
        var clock = new FakeTimeProvider();
        await using var ticker = new DotNetTicker(Period, time: new TornTimeProvider(clock, timers: _time));
        void Pass(TimeSpan by)
        {
            clock.Advance(by);
            _time.Advance(by);
        }

        // The process stands still: its timers fire when it goes on, and the system's periodic ones then count from there.
        clock.Advance(1.4 * Period);
        Pass(Period);
        Assert.Equal((1L, 1.4 * Period), await LatestAsync(ticker));

        Pass(0.6 * Period);
        Assert.Equal((2L, TimeSpan.Zero), await LatestAsync(ticker));
        Pass(0.9 * Period);
        Assert.Equal((2L, TimeSpan.Zero), await LatestAsync(ticker));
        Pass(0.1 * Period);
        Assert.Equal((3L, TimeSpan.Zero), await LatestAsync(ticker));
        Assert.Equal(1, (await ticker.SnapshotAsync()).Skipped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_a_timer_a_little_early_when_it_fires_then_it_ticks_no_sooner_than_it_is_due()
    {
        var clock = new FakeTimeProvider();
        await using var ticker = new DotNetTicker(Period, time: new TornTimeProvider(clock, timers: _time));

        clock.Advance(0.99 * Period);
        _time.Advance(Period);
        Assert.Equal((0L, TimeSpan.Zero), await LatestAsync(ticker));

        clock.Advance(0.01 * Period);
        _time.Advance(0.01 * Period);
        Assert.Equal((1L, TimeSpan.Zero), await LatestAsync(ticker));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_timer_that_fires_long_before_a_tick_is_due_ticks_nothing()
    {
        var clock = new FakeTimeProvider();
        await using var ticker = new DotNetTicker(Period, time: new TornTimeProvider(clock, timers: _time));

        _time.Advance(Period);
        Assert.Equal(0, (await ticker.SnapshotAsync()).Ticks);

        clock.Advance(Period);
        _time.Advance(Period);
        Assert.Equal((1L, TimeSpan.Zero), await LatestAsync(ticker));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_right_after_the_tick_changes_nothing()
    {
        await using var ticker = Create(Period);

        for (var number = 1; number <= 100; number++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = ticker.WaitForTickAsync(cancellation.Token);
            await AdvanceAsync(Period);
            cancellation.Cancel();

            Assert.Equal(number, (await waiting).Number);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_subscriptions_when_some_end_in_any_order_then_the_others_stay_in_theirs()
    {
        await using var ticker = Create(Period);
        var subscriptions = new List<ITickSubscription>();
        for (var number = 0; number < 50; number++) subscriptions.Add(await ticker.SubscribeAsync(label: $"{number}"));

        // Every number once, far from the one before; the even ones stay.
        for (var number = 0; number < 50; number++)
            if (number * 17 % 50 is var index && index % 2 == 1) await subscriptions[index].DisposeAsync();
        await subscriptions[1].DisposeAsync();
        await AdvanceAsync(Period);

        var snapshot = await ticker.SnapshotAsync();
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"{2 * number}"), snapshot.Subscribers.Select(subscriber => subscriber.Label));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_waits_for_later_ticks_when_it_ticks_then_each_gets_its_own_and_the_others_stay()
    {
        await using var ticker = Create(Period);
        using var cancellation = new CancellationTokenSource();
        var waits = Enumerable.Range(0, 4).Select(after => ticker.WaitForTickAfterAsync(after).AsTask()).ToArray();
        var given = ticker.WaitForTickAfterAsync(2, cancellation.Token).AsTask();

        await AdvanceAsync(Period);
        Assert.Equal(1, (await waits[0]).Number);
        Assert.Equal(4, (await ticker.SnapshotAsync()).Waiting);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        for (var number = 2; number <= 4; number++)
        {
            await AdvanceAsync(Period);
            Assert.Equal(number, (await waits[number - 1]).Number);
        }
    }

    private static async Task<(long Ticks, TimeSpan Drift)> LatestAsync(DotNetTicker ticker)
    {
        var snapshot = await ticker.SnapshotAsync();
        return (snapshot.Ticks, snapshot.Drift);
    }

    /// <summary>Timers that do not run by the clock that is read.</summary>
    private sealed class TornTimeProvider(TimeProvider clock, TimeProvider timers) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            timers.CreateTimer(callback, state, dueTime, period);
    }
}
