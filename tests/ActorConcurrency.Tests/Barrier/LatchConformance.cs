namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ILatch"/> promises.</summary>
public abstract class LatchConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    protected abstract ILatch Create(int count, bool addWhenOpen = false, int maxWaiters = int.MaxValue);

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(0)]
    [InlineData(3)]
    public async Task It_starts_as_it_was_told(int count)
    {
        await using var latch = Create(count);

        Assert.Equal(new LatchSnapshot(count, count, []), await latch.SnapshotAsync());
        Assert.Equal(count == 0, await latch.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task All_who_wait_pass_at_zero_and_not_before()
    {
        await using var latch = Create(3);
        var waits = Enumerable.Range(0, 5).Select(_ => latch.WaitAsync().AsTask()).ToArray();

        Assert.Equal(2, await latch.SignalAsync());
        await Never.Completes(Task.WhenAny(waits), after: latch.SnapshotAsync());
        Assert.Equal(0, await latch.SignalAsync(2));

        await Task.WhenAll(waits);
        await latch.WaitAsync();
        Assert.Equal(new LatchSnapshot(3, 0, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_signal_too_many_is_refused_and_changes_nothing()
    {
        await using var latch = Create(1);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await latch.SignalAsync(2));
        Assert.Equal(1, (await latch.SnapshotAsync()).Remaining);
        await latch.SignalAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await latch.SignalAsync());

        Assert.True((await latch.SnapshotAsync()).IsOpen);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_added_has_to_be_signalled_too()
    {
        await using var latch = Create(1);

        Assert.Equal(3, await latch.AddAsync(2));
        Assert.True(await latch.TryAddAsync());
        Assert.Equal(0, await latch.SignalAsync(4));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_open_one_cannot_be_added_to()
    {
        await using var latch = Create(0);

        Assert.False(await latch.TryAddAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await latch.AddAsync());

        Assert.True((await latch.SnapshotAsync()).IsOpen);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task By_choice_an_open_one_can_be_added_to_and_is_closed_again()
    {
        await using var latch = Create(0, addWhenOpen: true);

        Assert.True(await latch.TryAddAsync());
        Assert.Equal(2, await latch.AddAsync());

        Assert.False(await latch.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task More_than_can_be_counted_is_refused()
    {
        await using var latch = Create(1);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await latch.AddAsync(int.MaxValue));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await latch.TryAddAsync(int.MaxValue));

        Assert.Equal(int.MaxValue, await latch.AddAsync(int.MaxValue - 1));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reset_begins_anew_and_who_waits_goes_on_waiting()
    {
        await using var latch = Create(2);
        var waiting = latch.WaitAsync().AsTask();
        await latch.SignalAsync();

        await latch.ResetAsync();
        await latch.SignalAsync();
        await Never.Completes(waiting, after: latch.SnapshotAsync());
        await latch.ResetAsync(3);
        Assert.Equal(2, await latch.SignalAsync());
        await latch.ResetAsync(0);

        await waiting;
        Assert.Equal(new LatchSnapshot(0, 0, []), await latch.SnapshotAsync());
        await latch.ResetAsync(1);
        Assert.False(await latch.TryWaitAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_waited_when_it_opened_passes_though_it_is_closed_again_at_once()
    {
        await using var latch = Create(1);
        var waits = Enumerable.Range(0, 10).Select(_ => latch.WaitAsync().AsTask()).ToArray();
        await latch.SnapshotAsync();

        var signalling = latch.SignalAsync().AsTask();
        var resetting = latch.ResetAsync(5).AsTask();

        await Task.WhenAll([signalling, resetting, .. waits]);
        Assert.Equal(new LatchSnapshot(5, 5, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_that_meets_the_last_signal_ends_the_wait_one_way_or_the_other()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var latch = Create(1);
            using var cancellation = new CancellationTokenSource();
            var waiting = latch.TryWaitAsync(Limit.Hang, cancellation.Token).AsTask();
            var cancelling = Task.Run(cancellation.Cancel);

            Assert.Equal(0, await latch.SignalAsync());

            await cancelling;
            var end = await Record.ExceptionAsync(async () => Assert.True(await waiting));
            Assert.True(end is null or OperationCanceledException, $"{end}");
            Assert.Empty((await latch.SnapshotAsync()).Waiters);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_may_run_out_of_time_or_be_cancelled_and_takes_nothing()
    {
        await using var latch = Create(1);
        using var cancellation = new CancellationTokenSource();
        Task[] cancelled = [latch.WaitAsync(cancellation.Token).AsTask(), latch.TryWaitAsync(Limit.Hang, cancellation.Token).AsTask()];

        Assert.False(await latch.TryWaitAsync(Short));
        await cancellation.CancelAsync();

        foreach (var wait in cancelled) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(new LatchSnapshot(1, 1, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_passes_if_it_opens_in_time()
    {
        await using var latch = Create(1);
        var trying = latch.TryWaitAsync(Limit.Hang).AsTask();

        await latch.SignalAsync();

        Assert.True(await trying);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_token_that_is_cancelled_already_means_that_nothing_is_done()
    {
        await using var latch = Create(0, addWhenOpen: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await latch.WaitAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await latch.TryWaitAsync(TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await latch.AddAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await latch.ResetAsync(7, Cancelled));

        Assert.Equal(new LatchSnapshot(0, 0, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Numbers_that_make_no_sense_are_rejected_at_the_call()
    {
        await using var latch = Create(1);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await latch.SignalAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await latch.AddAsync(-1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await latch.TryAddAsync(0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await latch.ResetAsync(-1));
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await latch.TryWaitAsync(timeout));

        Assert.Equal(new LatchSnapshot(1, 1, []), await latch.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_wait_too_many_is_refused_and_an_open_one_is_passed_all_the_same()
    {
        await using var latch = Create(1, maxWaiters: 1);
        var waiting = latch.WaitAsync().AsTask();

        Assert.Equal(1, (await Assert.ThrowsAsync<TooManyWaitersException>(async () => await latch.WaitAsync())).Waiting);
        Assert.False(await latch.TryWaitAsync(TimeSpan.Zero));
        await latch.SignalAsync();

        await waiting;
        await latch.WaitAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_crowd_passes_and_the_snapshot_stays_small()
    {
        await using var latch = Create(1);
        var crowd = Enumerable.Range(0, 250).Select(_ => latch.WaitAsync().AsTask()).ToArray();

        var snapshot = await latch.SnapshotAsync();
        Assert.Equal((100, 150), (snapshot.Waiters.Length, snapshot.MoreWaiters));
        await latch.SignalAsync();

        await Task.WhenAll(crowd);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Signals_of_many_are_all_counted()
    {
        await using var latch = Create(800);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var signal = 0; signal < 100; signal++) await latch.SignalAsync();
        })));

        await latch.WaitAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Disposal_ends_what_waits_and_what_comes_later()
    {
        var latch = Create(1);
        Task[] waits = [latch.WaitAsync().AsTask(), latch.TryWaitAsync(Limit.Hang).AsTask()];
        await latch.SnapshotAsync();

        await latch.DisposeAsync();
        await latch.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
        await Assert.ThrowsAsync<StoppedException>(async () => await latch.WaitAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await latch.SignalAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("signal")]
    [InlineData("cancellation")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var latch = Create(1);
        using var cancellation = new CancellationTokenSource();

        await BlockingWaiter.DoesNotHoldUp(() => latch.WaitAsync(cancellation.Token).AsTask(), async () =>
        {
            if (how == "signal") await latch.SignalAsync();
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "disposal") await latch.DisposeAsync();
        });
    }
}
