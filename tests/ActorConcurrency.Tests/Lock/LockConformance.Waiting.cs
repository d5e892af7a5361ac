namespace ActorConcurrency.Tests;

/// <content>How a wait may end without the lock: out of time, cancelled, one too many, or because the lock has stopped.</content>
public abstract partial class LockConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task A_try_that_runs_out_of_time_takes_nothing(LockMode mode)
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();

        Assert.Null(await one.TryAcquireAsync(Short, mode));

        hold.Dispose();
        Assert.Empty((await one.SnapshotAsync()).Waiters);
        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero, mode));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_gets_a_lock_that_comes_free_in_time()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();
        var trying = one.TryAcquireAsync(Limit.Hang).AsTask();

        hold.Dispose();

        Assert.NotNull(await trying);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task A_cancelled_wait_takes_nothing(LockMode mode)
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        var hold = await one.AcquireAsync();
        var waiting = one.AcquireAsync(mode, cancellation.Token).AsTask();
        var trying = one.TryAcquireAsync(Limit.Hang, mode, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trying);
        hold.Dispose();
        Assert.Equal((false, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_writer_that_gives_up_lets_in_the_readers_behind_it()
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        var writer = one.AcquireAsync(LockMode.Write, cancellation.Token).AsTask();
        await one.SnapshotAsync();
        var readers = await WaitInTurnAsync(one, LockMode.Read, LockMode.Read);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer);
        await Task.WhenAll(readers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_writer_that_runs_out_of_time_lets_in_the_readers_behind_it()
    {
        await using var one = Create();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        var writer = one.TryAcquireAsync(Short).AsTask();
        await one.SnapshotAsync();
        var late = one.AcquireAsync(LockMode.Read).AsTask();

        Assert.Null(await writer);

        await late;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_after_the_grant_takes_nothing_away()
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        await one.AcquireAsync(LockMode.Write, cancellation.Token);

        await cancellation.CancelAsync();

        Assert.Equal((true, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var one = Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await one.AcquireAsync(LockMode.Write, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await one.AcquireAsync(LockMode.Upgradeable, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Read, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await one.EndAsync(LockEnding.Force, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await one.SnapshotAsync(Cancelled));

        Assert.Equal(new LockSnapshot(0, 0, 0, [], []), await one.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_and_takes_nothing()
    {
        await using var one = Create(maxWaiters: 1);
        var hold = await one.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await one.AcquireAsync(LockMode.Read));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await one.TryAcquireAsync(Limit.Hang, LockMode.Upgradeable));

        Assert.Equal(1, refusal.Waiting);
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
        hold.Dispose();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var one = Create();
        await using var hold = await one.AcquireAsync();
        Task[] waits = [one.AcquireAsync().AsTask(), one.AcquireAsync(LockMode.Upgradeable).AsTask(), one.TryAcquireAsync(Limit.Hang, LockMode.Read).AsTask(), one.EndAsync().AsTask()];
        await one.SnapshotAsync();

        await one.DisposeAsync();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var one = Create();
        await one.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await one.AcquireAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await one.TryAcquireAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await one.EndAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await one.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_disposed_of_twice_and_a_hold_even_after_it()
    {
        var one = Create();
        var hold = await one.AcquireAsync();

        await one.DisposeAsync();
        await one.DisposeAsync();
        hold.Dispose();
        await hold.DisposeAsync();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("return")]
    [InlineData("cancellation")]
    [InlineData("end")]
    [InlineData("disposal")]
    public async Task Given_a_waiter_whose_code_blocks_when_its_wait_ends_then_whoever_ends_it_goes_on(string how)
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        var held = await one.AcquireAsync();

        await BlockingWaiter.DoesNotHoldUp(() => one.AcquireAsync(LockMode.Write, cancellation.Token).AsTask(), async () =>
        {
            if (how == "return") held.Dispose();
            if (how == "cancellation") await cancellation.CancelAsync();
            if (how == "end") await one.EndAsync(LockEnding.Force);
            if (how == "disposal") await one.DisposeAsync();
        });
    }

    private protected static (bool IsHeld, int Waiting) Size(LockSnapshot snapshot)
    {
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Holders.Length + snapshot.MoreHolders);
        return (snapshot.IsHeld, snapshot.Waiters.Length + snapshot.MoreWaiters);
    }
}
