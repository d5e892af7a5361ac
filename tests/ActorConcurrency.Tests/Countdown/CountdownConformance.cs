namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ICountdown"/> promises. Time moves only when a test passes it.</summary>
public abstract partial class CountdownConformance
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly CancellationToken Cancelled = new(canceled: true);

    /// <summary>Starts a countdown on the clock that <see cref="AdvanceAsync"/> advances.</summary>
    protected abstract ICountdown Start(int from, TimeSpan period);

    /// <summary>
    /// Moves the clock on by at most one period. Done when everything that became due is on its way: a snapshot asked for after it
    /// must show the effects.
    /// </summary>
    protected abstract ValueTask AdvanceAsync(TimeSpan by);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_first_number_is_ticked_at_once()
    {
        await using var countdown = Start(3, Period);

        await countdown.Started;

        Assert.Equal(new CountdownSnapshot(3, 2, CountdownPhase.Running, 0), await countdown.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_later_number_is_ticked_a_period_after_the_one_before()
    {
        await using var countdown = Start(3, Period);

        await PassAsync(countdown, Period / 2);
        Assert.Equal(2, (await countdown.SnapshotAsync()).Remaining);

        await PassAsync(countdown, Period / 2);
        Assert.Equal(1, (await countdown.SnapshotAsync()).Remaining);

        await PassAsync(countdown, Period);
        Assert.Equal(0, (await countdown.SnapshotAsync()).Remaining);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_finishes_a_period_after_its_last_number()
    {
        await using var countdown = Start(2, Period);
        await PassAsync(countdown, Period);
        Assert.Equal(new CountdownSnapshot(2, 0, CountdownPhase.Running, 0), await countdown.SnapshotAsync());
        await Never.Completes(countdown.Completion, after: countdown.SnapshotAsync());

        await PassAsync(countdown, Period);

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
        Assert.Equal(new CountdownSnapshot(2, 0, CountdownPhase.Finished, 0), await countdown.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task From_zero_it_ticks_nothing_and_finishes_at_once()
    {
        await using var countdown = Start(0, Period);

        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);

        Assert.Empty(await ReadAllAsync(countdown));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => countdown.Started);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Every_number_is_ticked_once_and_in_order()
    {
        await using var countdown = Start(5, Period);
        var listening = ReadAllAsync(countdown);

        await PassAllAsync(countdown, periods: 5);

        Assert.Equal([5, 4, 3, 2, 1], await listening);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_late_listener_hears_the_earlier_numbers_too()
    {
        await using var countdown = Start(4, Period);
        await PassAsync(countdown, Period);

        var late = ReadAllAsync(countdown);
        await PassAllAsync(countdown, periods: 3);
        var latest = await ReadAllAsync(countdown);

        Assert.Equal([4, 3, 2, 1], await late);
        Assert.Equal([4, 3, 2, 1], latest);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Listeners_do_not_take_numbers_from_each_other()
    {
        await using var countdown = Start(3, Period);
        var listeners = new[] { ReadAllAsync(countdown), ReadAllAsync(countdown) };

        await PassAllAsync(countdown, periods: 3);

        Assert.All(await Task.WhenAll(listeners), ticks => Assert.Equal([3, 2, 1], ticks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_listener_waits_for_a_number_that_is_not_due()
    {
        await using var countdown = Start(2, Period);
        await using var ticks = countdown.TicksAsync().GetAsyncEnumerator();
        Assert.True(await ticks.MoveNextAsync());

        var next = ticks.MoveNextAsync().AsTask();
        await PassAsync(countdown, Period / 2);
        await Never.Completes(next, after: countdown.SnapshotAsync());

        await PassAsync(countdown, Period / 2);
        Assert.True(await next);
        Assert.Equal(1, ticks.Current);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Cancelling_a_listener_ends_the_listening_and_not_the_countdown()
    {
        await using var countdown = Start(2, Period);
        using var cancellation = new CancellationTokenSource();
        var listening = ReadAllAsync(countdown, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
        await PassAllAsync(countdown, periods: 2);
        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var countdown = Start(1, Period);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await countdown.TerminateAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await countdown.SnapshotAsync(Cancelled));

        await PassAsync(countdown, Period);
        Assert.Equal(new CountdownOutcome.Finished(), await countdown.Completion);
    }

    [Fact]
    public void Numbers_out_of_range_are_rejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(-1, Period));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(1, -Period));
    }

    // A snapshot before, so that it has taken up its clock; one after, so that it has worked off what became due.
    private async Task PassAsync(ICountdown countdown, TimeSpan time)
    {
        await countdown.SnapshotAsync();
        await AdvanceAsync(time);
        await countdown.SnapshotAsync();
    }

    private async Task PassAllAsync(ICountdown countdown, int periods)
    {
        for (var passed = 0; passed < periods; passed++) await PassAsync(countdown, Period);
    }

    private static async Task<List<int>> ReadAllAsync(ICountdown countdown, CancellationToken cancellationToken = default)
    {
        var ticks = new List<int>();
        await foreach (var tick in countdown.TicksAsync(cancellationToken)) ticks.Add(tick);
        return ticks;
    }
}
