namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IEvent"/> promises.</summary>
public abstract partial class EventConformance
{
    protected abstract IEvent Create(bool autoReset = false, bool set = false, int maxWaiters = int.MaxValue);

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task It_starts_as_it_was_told(bool autoReset, bool set)
    {
        await using var @event = Create(autoReset, set);

        Assert.Equal(new EventSnapshot(autoReset, set, 0, 0, []), await @event.SnapshotAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_wait_lasts_until_it_is_set(bool autoReset)
    {
        await using var @event = Create(autoReset);
        var waiting = @event.WaitAsync().AsTask();
        await Never.Completes(waiting, after: @event.SnapshotAsync());

        var signal = await @event.SetAsync();

        Assert.Equal(signal, await waiting);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Set_at_the_start_it_lets_pass_without_a_signal(bool autoReset)
    {
        await using var @event = Create(autoReset, set: true);

        Assert.Equal(0, await @event.WaitAsync());

        Assert.Equal(new EventSnapshot(autoReset, !autoReset, 0, 1, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Setting_it_wakes_everybody_who_waits_and_stays()
    {
        await using var @event = Create();
        var waits = WaitTimes(@event, 10);

        await @event.SetAsync();

        await Task.WhenAll(waits);
        await @event.WaitAsync();
        Assert.Equal(new EventSnapshot(false, true, 1, 11, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_auto_reset_a_signal_lets_one_pass_in_the_order_of_asking()
    {
        await using var @event = Create(autoReset: true);
        var waits = WaitTimes(@event, 5);

        for (var next = 0; next < waits.Length; next++)
        {
            await @event.SetAsync();
            Assert.Equal(next + 1, await waits[next]);
            foreach (var later in waits[(next + 1)..]) await Never.Completes(later, after: @event.SnapshotAsync());
        }

        Assert.Equal(new EventSnapshot(true, false, 5, 5, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_auto_reset_a_signal_that_nobody_waits_for_is_kept_but_only_one()
    {
        await using var @event = Create(autoReset: true);

        await @event.SetAsync();
        await @event.SetAsync();

        Assert.Equal(2, await @event.WaitAsync());
        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
        Assert.Equal(new EventSnapshot(true, false, 2, 1, []), await @event.SnapshotAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cleared_it_makes_waits_wait_again(bool autoReset)
    {
        await using var @event = Create(autoReset);
        await @event.SetAsync();

        Assert.True(await @event.ClearAsync());
        Assert.False(await @event.ClearAsync());

        await Never.Completes(@event.WaitAsync().AsTask(), after: @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Those_who_were_woken_go_on_even_if_it_is_cleared_at_once()
    {
        await using var @event = Create();
        var waits = WaitTimes(@event, 3);

        var setting = @event.SetAsync();
        await @event.ClearAsync();
        await setting;

        await Task.WhenAll(waits);
        Assert.False((await @event.SnapshotAsync()).IsSet);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pulse_wakes_everybody_who_waits_and_nobody_who_comes_later()
    {
        await using var @event = Create();
        var waits = WaitTimes(@event, 3);

        Assert.Equal(1, await @event.PulseAsync());

        await Task.WhenAll(waits);
        await Never.Completes(@event.WaitAsync().AsTask(), after: @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_auto_reset_a_pulse_wakes_one_or_is_gone()
    {
        await using var @event = Create(autoReset: true);
        var waits = WaitTimes(@event, 2);

        await @event.PulseAsync();
        await waits[0];
        await Never.Completes(waits[1], after: @event.SnapshotAsync());
        await @event.PulseAsync();
        await @event.PulseAsync();

        await waits[1];
        Assert.Equal(new EventSnapshot(true, false, 3, 2, []), await @event.SnapshotAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_pulse_clears_what_was_set(bool autoReset)
    {
        await using var @event = Create(autoReset, set: true);

        await @event.PulseAsync();

        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signals_are_numbered_from_one_on(bool autoReset)
    {
        await using var @event = Create(autoReset);

        Assert.Equal(1, await @event.SetAsync());
        Assert.Equal(2, await @event.SetAsync());
        await @event.ClearAsync();
        Assert.Equal(3, await @event.PulseAsync());

        Assert.Equal(3, (await @event.SnapshotAsync()).Signals);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_cycles_back_to_wait_for_the_next_signal_does_not_pass_twice_on_one(bool autoReset)
    {
        await using var @event = Create(autoReset);
        var first = @event.WaitForSignalAsync(0).AsTask();
        await @event.SetAsync();

        // The flag is still set.
        var second = @event.WaitForSignalAsync(await first).AsTask();
        await Never.Completes(second, after: @event.SnapshotAsync());
        await @event.ClearAsync();
        await Never.Completes(second, after: @event.SnapshotAsync());
        await @event.SetAsync();

        Assert.Equal(2, await second);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_comes_late_for_a_signal_passes_and_knows_how_many_went_by(bool autoReset)
    {
        await using var @event = Create(autoReset);
        for (var signals = 0; signals < 3; signals++)
        {
            await @event.SetAsync();
            await @event.ClearAsync();
        }

        Assert.Equal(3, await @event.WaitForSignalAsync(1));
        Assert.Equal(3, await @event.TryWaitForSignalAsync(TimeSpan.Zero, 0));
        Assert.Null(await @event.TryWaitForSignalAsync(TimeSpan.Zero, 3));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Waiting_for_a_number_uses_no_signal_up()
    {
        await using var @event = Create(autoReset: true);
        var watching = Enumerable.Range(0, 3).Select(_ => @event.WaitForSignalAsync(0).AsTask()).ToArray();
        var waiting = @event.WaitAsync().AsTask();

        await @event.SetAsync();

        await Task.WhenAll(watching);
        await waiting;
        await @event.SetAsync();
        Assert.Equal(2, await @event.WaitForSignalAsync(1));
        Assert.True(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_a_number_far_ahead_waits_for_it()
    {
        await using var @event = Create();
        var waiting = @event.WaitForSignalAsync(2).AsTask();

        await @event.SetAsync();
        await @event.SetAsync();
        await Never.Completes(waiting, after: @event.SnapshotAsync());
        await @event.SetAsync();

        Assert.Equal(3, await waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_and_for_what()
    {
        await using var @event = Create();
        _ = @event.WaitAsync().AsTask();
        _ = @event.WaitForSignalAsync(7).AsTask();
        _ = @event.TryWaitAsync(Limit.Hang).AsTask();

        var waiters = (await @event.SnapshotAsync()).Waiters;

        Assert.Equal([null, 7, null], waiters.Select(waiter => waiter.After));
        Assert.All(waiters, waiter => Assert.True(waiter.Waiting >= TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Arguments_out_of_range_are_rejected_and_change_nothing()
    {
        await using var @event = Create(set: true);
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), tooLong })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await @event.TryWaitAsync(timeout));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await @event.TryWaitForSignalAsync(timeout, 0));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await @event.WaitForSignalAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await @event.TryWaitForSignalAsync(TimeSpan.Zero, -1));
        Assert.Equal(new EventSnapshot(false, true, 0, 0, []), await @event.SnapshotAsync());
    }

    private static Task<long>[] WaitTimes(IEvent @event, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => @event.WaitAsync().AsTask())];
}
