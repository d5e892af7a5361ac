namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IEndableLockSet"/> promises: it ends in order, or by force once the time is up.</summary>
public abstract class LockSetEndingConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    protected abstract IEndableLockSet Create();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nothing_is_held_it_ends_at_once()
    {
        var locks = Create();
        (await locks.AcquireAsync(["x"])).Dispose();

        Assert.Equal(0, await locks.ShutdownAsync(Limit.Hang));

        await Assert.ThrowsAsync<StoppedException>(async () => await locks.AcquireAsync(["x"]));
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.SnapshotAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.ShutdownAsync(Limit.Hang));
        await locks.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Holders_go_on_until_they_give_back_and_then_it_ends()
    {
        await using var locks = Create();
        var (first, second) = (await Elsewhere.Ask(() => locks.AcquireAsync(["a"])), await Elsewhere.Ask(() => locks.AcquireAsync(["b", "c"])));
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        first.Dispose();
        await Never.Completes(ending, after: locks.SnapshotAsync());
        second.Dispose();

        Assert.Equal(0, await ending);
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task While_it_ends_nobody_gets_a_lock_any_more()
    {
        await using var locks = Create();
        var held = await locks.AcquireAsync(["b"]);
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.AcquireAsync(["a"])));
        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.AcquireAsync(["b"])));
        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.TryAcquireAsync(["a"], TimeSpan.Zero)));
        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.TryAcquireAsync(["b"], Limit.Hang)));
        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.AcquireAsync([])));
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.AcquireAsync(["c"]));

        Assert.Equal([["b"]], await LockSetConformance.HeldAsync(locks));
        held.Dispose();
        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_waits_already_is_served_and_waited_for()
    {
        await using var locks = Create();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));
        await locks.SnapshotAsync();
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        held.Dispose();
        var lease = await waiting;
        await Never.Completes(ending, after: locks.SnapshotAsync());

        lease.Dispose();
        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_waits_is_refused_if_that_is_asked_for_and_who_holds_is_not()
    {
        await using var locks = Create();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        Task[] waiting = [Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"])), Elsewhere.Ask(() => locks.TryAcquireAsync(["a"], Limit.Hang))];
        await locks.SnapshotAsync();

        var ending = locks.ShutdownAsync(Limit.Hang, refuseWaiting: true).AsTask();

        foreach (var wait in waiting) await Assert.ThrowsAsync<StoppedException>(() => wait);
        Assert.Equal([["a"]], await LockSetConformance.HeldAsync(locks));
        Assert.False(ending.IsCompleted);
        held.Dispose();
        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_given_up_is_not_waited_for()
    {
        await using var locks = Create();
        using var cancellation = new CancellationTokenSource();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a"], cancellation.Token));
        await locks.SnapshotAsync();
        var ending = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();

        Assert.Equal(0, await ending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Once_the_time_is_up_it_is_forced_and_says_how_many_leases_were_out()
    {
        var locks = Create();
        var (first, second) = (await Elsewhere.Ask(() => locks.AcquireAsync(["a"])), await Elsewhere.Ask(() => locks.AcquireAsync(["b"])));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));
        await locks.SnapshotAsync();

        Assert.Equal(2, await locks.ShutdownAsync(Short));

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.SnapshotAsync());
        first.Dispose();
        second.Dispose();
        await locks.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Without_any_time_it_is_forced_at_once()
    {
        var locks = Create();
        await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        await locks.SnapshotAsync();

        Assert.Equal(1, await locks.ShutdownAsync(TimeSpan.Zero));

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_does_not_wait_for_the_end_any_longer_does_not_stop_it()
    {
        await using var locks = Create();
        using var cancellation = new CancellationTokenSource();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var ending = locks.ShutdownAsync(Limit.Hang, cancellationToken: cancellation.Token).AsTask();
        await EndingAsync(locks);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
        await Assert.ThrowsAsync<StoppedException>(() => Elsewhere.Ask(() => locks.AcquireAsync(["b"])));
        Assert.Equal([["a"]], await LockSetConformance.HeldAsync(locks));

        held.Dispose();
        await StoppedAsync(locks);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Said_twice_both_are_told_and_whoever_is_out_of_time_first_decides()
    {
        await using var locks = Create();
        await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var patient = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        Assert.Equal(1, await locks.ShutdownAsync(TimeSpan.Zero));

        Assert.Equal(1, await patient);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Said_twice_whoever_refuses_who_waits_decides()
    {
        await using var locks = Create();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        await locks.SnapshotAsync();
        var gentle = locks.ShutdownAsync(Limit.Hang).AsTask();
        await EndingAsync(locks);

        var strict = locks.ShutdownAsync(Limit.Hang, refuseWaiting: true).AsTask();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        held.Dispose();
        Assert.Equal((0, 0), (await gentle, await strict));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nonsense_and_a_cancelled_token_do_nothing()
    {
        await using var locks = Create();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await locks.ShutdownAsync(TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await locks.ShutdownAsync(Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await locks.ShutdownAsync(TimeSpan.FromMilliseconds(int.MaxValue + 1L)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.ShutdownAsync(Limit.Hang, cancellationToken: Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.ShutdownAsync(TimeSpan.Zero, cancellationToken: Cancelled));

        Assert.False((await locks.SnapshotAsync()).IsEnding);
        await using var lease = await locks.AcquireAsync(["a"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task However_its_end_meets_an_acquisition_that_is_refused_or_waited_for()
    {
        var race = new Race(seed: 7);

        for (var round = 0; round < 100; round++)
        {
            await using var locks = Create();
            var ending = Task.FromResult(-1);
            Task<ILockLease>? acquiring = null;
            await race.RunAsync(() => ending = locks.ShutdownAsync(Limit.Hang).AsTask(), () =>
            {
                acquiring = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
                return Task.CompletedTask;
            });

            if (await Record.ExceptionAsync(() => acquiring!) is { } error)
            {
                Assert.True(error is StoppedException or OutcomeUnknownException, $"It ended with {error}.");
            }
            else
            {
                Assert.False(ending.IsCompleted);
                (await acquiring!).Dispose();
            }

            Assert.Equal(0, await ending);
        }
    }

    private static async Task EndingAsync(ILockSet locks)
    {
        while (!(await locks.SnapshotAsync()).IsEnding) await Task.Yield();
    }

    private static async Task StoppedAsync(ILockSet locks)
    {
        while (await Record.ExceptionAsync(async () => await locks.SnapshotAsync()) is not StoppedException) await Task.Yield();
    }
}
