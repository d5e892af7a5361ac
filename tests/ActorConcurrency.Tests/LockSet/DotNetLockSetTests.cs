using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class DotNetLockSetTests : LockSetConformance
{
    protected override ILockSet Create(int maxWaiters = int.MaxValue) => new DotNetLockSet(maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_prints_what_it_is()
    {
        await using var locks = Create();

        await using var lease = await locks.AcquireAsync(["b", "a"]);

        Assert.Equal("A lease of 'a', 'b', token 1", $"{lease}");
    }

    [Fact]
    public void Free_locks_are_granted_before_the_call_returns()
    {
        var locks = new DotNetLockSet();

        Assert.True(locks.AcquireAsync(["a", "b"]).IsCompletedSuccessfully);
        Assert.True(locks.TryAcquireAsync(["c"], Limit.Hang).IsCompletedSuccessfully);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_says_for_certain_that_a_wait_took_nothing_when_it_stopped()
    {
        var locks = new DotNetLockSet();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["x"]));

        await locks.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
    }

    // The semaphore inside may grant a wait whose cancellation has begun: which comes first is up to the machine, so it is tried often.
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_given_back_right_after_the_stop_goes_to_nobody()
    {
        for (var round = 0; round < 500; round++)
        {
            var locks = new DotNetLockSet();
            var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
            var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["x"]));

            await locks.DisposeAsync();
            await held.DisposeAsync();

            await Assert.ThrowsAsync<StoppedException>(() => waiting);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_cannot_tell_who_waits()
    {
        await using var locks = new DotNetLockSet();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        _ = Elsewhere.Ask(() => locks.AcquireAsync(["x"]));

        Assert.Empty((await locks.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_several_reserves_what_it_has_taken()
    {
        await using var locks = new DotNetLockSet();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        using var cancellation = new CancellationTokenSource();
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"], cancellation.Token));

        Assert.Null(await locks.TryAcquireAsync(["a"], TimeSpan.Zero));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.NotNull(await locks.TryAcquireAsync(["a"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_leases_are_never_lost()
    {
        await using var locks = new DotNetLockSet();

        await using var lease = await locks.AcquireAsync(["a"]);

        Assert.Equal(CancellationToken.None, lease.Lost);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_leases_when_some_are_given_back_in_any_order_then_the_others_stay_in_theirs()
    {
        await using var locks = new DotNetLockSet();
        var leases = new List<ILockLease>();
        for (var number = 0; number < 50; number++) leases.Add(await Elsewhere.Ask(() => locks.AcquireAsync([$"{number}"])));

        // Every number once, far from the one before; the even ones stay.
        for (var number = 0; number < 50; number++)
            if (number * 17 % 50 is var index && index % 2 == 1) leases[index].Dispose();

        var snapshot = await locks.SnapshotAsync();
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"{2 * number}"), snapshot.Holders.Select(holder => holder.Names[0]));
        Assert.Equal((50, 25), (snapshot.Granted, snapshot.Returned));
    }
}

public sealed class DotNetLockFlowTests : LockFlowConformance
{
    protected override ILockSet Create() => new DotNetLockSet();
}

public sealed class DotNetLockSetEndingTests : LockSetEndingConformance
{
    protected override IEndableLockSet Create() => new DotNetLockSet();
}
