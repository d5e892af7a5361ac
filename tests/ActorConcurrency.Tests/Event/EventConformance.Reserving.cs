namespace ActorConcurrency.Tests;

/// <content>Passes on approval.</content>
public abstract partial class EventConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_is_kept_is_used_up()
    {
        await using var @event = Create(autoReset: true);
        await @event.SetAsync();

        using (var pass = await @event.ReserveAsync())
        {
            Assert.Equal(1, pass.Number);
            Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
            pass.Keep();
        }

        Assert.Equal(new EventSnapshot(true, false, 1, 1, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_is_given_back_sets_the_flag_again_if_nobody_waits()
    {
        await using var @event = Create(autoReset: true);
        await @event.SetAsync();

        (await @event.ReserveAsync()).Dispose();

        Assert.Equal(new EventSnapshot(true, true, 1, 0, []), await @event.SnapshotAsync());
        Assert.True(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_is_given_back_goes_to_the_next_wait()
    {
        await using var @event = Create(autoReset: true, set: true);
        var pass = await @event.ReserveAsync();
        var first = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();
        var second = @event.WaitAsync().AsTask();
        await Never.Completes(Task.WhenAny(first, second), after: @event.SnapshotAsync());

        pass.Dispose();

        await first;
        await Never.Completes(second, after: @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_decided_first_about_a_pass_counts()
    {
        await using var @event = Create(autoReset: true);
        await @event.SetAsync();
        var kept = await @event.ReserveAsync();
        kept.Keep();
        kept.Keep();
        kept.Dispose();
        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));

        await @event.SetAsync();
        var back = await @event.ReserveAsync();
        back.Dispose();
        back.Dispose();
        back.Keep();

        Assert.Equal(new EventSnapshot(true, true, 2, 1, []), await @event.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_from_before_a_clear_does_not_come_back_after_it()
    {
        await using var @event = Create(autoReset: true, set: true);
        var pass = await @event.ReserveAsync();
        await @event.ClearAsync();

        pass.Dispose();

        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_pass_that_a_pulse_gave_goes_back_to_who_waited_then_or_is_gone()
    {
        await using var @event = Create(autoReset: true);
        var reserving = @event.ReserveAsync().AsTask();
        await @event.SnapshotAsync();
        var older = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();
        await @event.PulseAsync();
        var younger = @event.WaitAsync().AsTask();
        await @event.SnapshotAsync();

        (await reserving).Dispose();
        await older;
        await Never.Completes(younger, after: @event.SnapshotAsync());

        await @event.PulseAsync();
        await younger;
        reserving = @event.ReserveAsync().AsTask();
        await @event.SnapshotAsync();
        await @event.PulseAsync();
        (await reserving).Dispose();
        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_signal_beside_a_pass_that_comes_back_is_one_with_it()
    {
        await using var @event = Create(autoReset: true, set: true);
        var pass = await @event.ReserveAsync();
        await @event.SetAsync();

        pass.Dispose();

        Assert.True(await @event.TryWaitAsync(TimeSpan.Zero));
        Assert.False(await @event.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_manual_reset_nothing_is_used_up_and_nothing_comes_back()
    {
        await using var @event = Create(set: true);

        var pass = await @event.ReserveAsync();
        Assert.NotNull(await @event.TryReserveAsync(TimeSpan.Zero));
        await @event.ClearAsync();
        pass.Dispose();

        Assert.Equal(0, pass.Number);
        Assert.False((await @event.SnapshotAsync()).IsSet);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Reserving_ends_as_every_wait_does()
    {
        await using var @event = Create(autoReset: true, maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();

        Assert.Null(await @event.TryReserveAsync(TimeSpan.Zero));
        Assert.Null(await @event.TryReserveAsync(Short));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await @event.TryReserveAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.ReserveAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await @event.TryReserveAsync(TimeSpan.Zero, Cancelled));
        var cancelled = @event.ReserveAsync(cancellation.Token).AsTask();
        await @event.SnapshotAsync();
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await @event.ReserveAsync());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        var waiting = @event.ReserveAsync().AsTask();
        await @event.SnapshotAsync();

        await @event.DisposeAsync();

        var error = await Record.ExceptionAsync(() => waiting);
        Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a pass"}.");
        await Assert.ThrowsAsync<StoppedException>(async () => await @event.ReserveAsync());
    }
}
