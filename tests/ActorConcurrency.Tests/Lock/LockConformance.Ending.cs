namespace ActorConcurrency.Tests;

/// <content>The lock's end: gracefully, or by force.</content>
public abstract partial class LockConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lock_that_nobody_holds_ends_at_once_and_takes_nobody_any_more()
    {
        await using var one = Create();

        await one.EndAsync();
        await one.EndAsync(LockEnding.Force);

        foreach (var mode in Enum.GetValues<LockMode>())
        {
            await Assert.ThrowsAsync<StoppedException>(async () => await one.AcquireAsync(mode));
            await Assert.ThrowsAsync<StoppedException>(async () => await one.TryAcquireAsync(TimeSpan.Zero, mode));
        }

        Assert.True((await one.SnapshotAsync()).IsEnding);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_graceful_end_serves_who_waits_and_lasts_until_the_last_has_left()
    {
        await using var one = Create();
        var first = await one.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();
        var ending = one.EndAsync().AsTask();

        await Assert.ThrowsAsync<StoppedException>(async () => await one.AcquireAsync());
        first.Dispose();
        var second = await waiting;
        await Never.Completes(ending, after: one.SnapshotAsync());
        second.Dispose();

        await ending;
        Assert.Equal((false, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_end_may_refuse_who_waits_and_leaves_the_holder_alone()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();
        var waits = await WaitInTurnAsync(one, LockMode.Write, LockMode.Read, LockMode.Upgradeable);
        var ending = one.EndAsync(LockEnding.RefuseWaiters).AsTask();

        foreach (var wait in waits) await Assert.ThrowsAsync<StoppedException>(() => wait);
        await Never.Completes(ending, after: one.SnapshotAsync());
        Assert.False(hold.Lost.IsCancellationRequested);
        hold.Dispose();

        await ending;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_holds_it_upgradeable_may_upgrade_while_it_ends()
    {
        await using var one = Create();
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var ending = one.EndAsync().AsTask();
        await one.SnapshotAsync();

        var writing = await upgradeable.UpgradeAsync();
        writing.Dispose();
        upgradeable.Dispose();

        await ending;
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task An_end_by_force_refuses_who_waits_and_tells_who_holds_it(LockMode mode)
    {
        await using var one = Create();
        var hold = await one.AcquireAsync(mode);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = hold.Lost.Register(told.SetResult);
        var waiting = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        await one.EndAsync(LockEnding.Force);

        await told.Task.WaitAsync(Limit.Hang);
        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        var snapshot = await one.SnapshotAsync();
        Assert.Equal((false, 0), Size(snapshot));
        Assert.Equal(1, snapshot.Reclaimed);
        hold.Dispose();
        Assert.Equal(snapshot, await one.SnapshotAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task A_loss_by_force_is_seen_whenever_it_is_asked_for_again(LockMode mode)
    {
        await using var one = Create();
        var hold = await one.AcquireAsync(mode);
        Assert.False(hold.Lost.IsCancellationRequested);

        await one.EndAsync(LockEnding.Force);

        await Told.By(hold.Lost);
        Assert.True(hold.Lost.IsCancellationRequested);
        Assert.True(hold.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_asks_only_when_it_was_taken_by_force_is_told_so()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();

        await one.EndAsync(LockEnding.Force);

        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = hold.Lost.Register(told.SetResult);
        await told.Task.WaitAsync(Limit.Hang);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_a_grant_meets_an_end_by_force_it_is_refused_or_lost_and_counted_once()
    {
        var race = new Race(seed: 11);
        for (var round = 0; round < 200; round++)
        {
            await using var one = Create();
            var hold = await one.AcquireAsync();
            var waiting = one.AcquireAsync().AsTask();
            var end = Task.CompletedTask;

            await race.RunAsync(hold.Dispose, () => end = one.EndAsync(LockEnding.Force).AsTask());

            try
            {
                var next = await waiting;
                var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using var registration = next.Lost.Register(told.SetResult);
                Assert.Equal(2, next.FencingToken);
                await told.Task.WaitAsync(Limit.Hang);
                next.Dispose();
            }
            catch (StoppedException)
            {
                // The end came first.
            }

            await end;
            var snapshot = await one.SnapshotAsync();
            Assert.Equal((false, 0), Size(snapshot));
            Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_graceful_end_can_be_made_stricter_and_then_both_are_over()
    {
        await using var one = Create();
        await using var hold = await one.AcquireAsync();
        var graceful = one.EndAsync().AsTask();
        await Never.Completes(graceful, after: one.SnapshotAsync());

        await one.EndAsync(LockEnding.Force);

        await graceful;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_stops_waiting_for_the_end_does_not_take_it_back()
    {
        await using var one = Create();
        using var cancellation = new CancellationTokenSource();
        var hold = await one.AcquireAsync();
        var ending = one.EndAsync(LockEnding.ServeWaiters, cancellation.Token).AsTask();
        await one.SnapshotAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
        hold.Dispose();
        await Assert.ThrowsAsync<StoppedException>(async () => await one.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_hold_is_not_lost_while_it_is_held_nor_when_it_is_back()
    {
        await using var one = Create();
        var hold = await one.AcquireAsync();
        var lost = hold.Lost;

        Assert.False(lost.IsCancellationRequested);
        await hold.DisposeAsync();
        await using var next = await one.AcquireAsync();
        await one.EndAsync(LockEnding.Force);

        Assert.False(lost.IsCancellationRequested);
    }
}
