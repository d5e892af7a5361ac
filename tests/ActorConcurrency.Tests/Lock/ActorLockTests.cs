using Akka.Actor;

namespace ActorConcurrency.Tests;

public sealed class ActorLockTests(Way.On way) : LockByWay(way), IClassFixture<Way.On>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private readonly ActorSystem _system = way.System;
    private readonly FakeTimeProvider _time = new();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_needs_no_settings()
    {
        await using var one = ActorLock.Start(_system);

        await one.AcquireAsync();

        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_hold_prints_what_it_is()
    {
        await using var one = ActorLock.Start(_system);

        await using var hold = await one.AcquireAsync(LockMode.Upgradeable);

        Assert.Equal("A lock, reading upgradeably, token 1", $"{hold}");
        Assert.Equal("No lock", $"{default(LockHold)}");
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_end_of_an_actor_takes_back_what_its_session_holds()
    {
        await using var one = ActorLock.Start(_system);
        var owner = _system.ActorOf(Props.Empty);
        var session = one.OpenSession("mortal", owner);
        var hold = await session.AcquireAsync();
        var lost = hold.Lost;
        var next = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        _system.Stop(owner);

        Assert.True((await next).FencingToken > hold.FencingToken);
        Assert.True(lost.IsCancellationRequested);
        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync());
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(LockMode.Read)]
    [InlineData(LockMode.Upgradeable)]
    [InlineData(LockMode.Write)]
    public async Task The_end_of_the_lock_s_actor_loses_every_hold(LockMode mode)
    {
        await using var one = ActorLock.Start(_system);
        var hold = await one.AcquireAsync(mode);
        var early = hold.Lost;

        await one.Actor.GracefulStop(Limit.Hang);

        Assert.True(early.IsCancellationRequested);
        Assert.True(hold.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_holder_whose_lease_is_over_knows_it_when_the_next_one_is_granted()
    {
        await using var one = StartOnManualTime(Lease);
        var hold = await one.AcquireAsync();
        var lost = hold.Lost;
        var next = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        Assert.False(lost.IsCancellationRequested);
        _time.Advance(Lease);

        Assert.True((await next).FencingToken > hold.FencingToken);
        Assert.True(lost.IsCancellationRequested);
        hold.Dispose();
        Assert.Null(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Who_looks_again_and_again_sees_that_the_lease_is_over(bool inSession, bool looksBefore)
    {
        await using var one = StartOnManualTime(Lease);
        await using var session = one.OpenSession("looks");
        var hold = inSession ? await session.AcquireAsync() : await one.AcquireAsync();
        if (looksBefore) Assert.False(hold.Lost.IsCancellationRequested);
        var next = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        _time.Advance(Lease);
        await next;

        Assert.True(hold.Lost.IsCancellationRequested);
        Assert.True(hold.Lost.IsCancellationRequested);
        Assert.False((await next).Lost.IsCancellationRequested);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upgrade_that_waited_too_sees_at_once_that_its_lease_is_over(bool inSession)
    {
        await using var one = StartOnManualTime(Lease);
        await using var session = one.OpenSession("looks");
        var upgradeable = inSession ? await session.AcquireAsync(LockMode.Upgradeable) : await one.AcquireAsync(LockMode.Upgradeable);
        var reader = await one.AcquireAsync(LockMode.Read);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        await one.SnapshotAsync();
        reader.Dispose();
        var writing = await upgrading;
        var next = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        _time.Advance(Lease);
        await next;

        Assert.True(writing.Lost.IsCancellationRequested);
        Assert.True(upgradeable.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_hold_that_is_lost_is_not_renewed_though_its_owner_holds_on()
    {
        await using var one = ActorLock.Start(_system, new LockSettings { Lease = Lease, Reentrant = true }, timeProvider: _time);
        await using var session = one.OpenSession("writes, then reads");
        var writing = await session.AcquireAsync();
        _time.Advance(Lease / 2);
        await using var reading = await session.AcquireAsync(LockMode.Read);
        _time.Advance(Lease / 2);
        await using var others = await one.AcquireAsync(LockMode.Read);

        await using var again = await session.AcquireAsync(LockMode.Read);

        Assert.True(writing.FencingToken < others.FencingToken);
        Assert.Equal(again.FencingToken, reading.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Each_hold_has_a_lease_of_its_own()
    {
        await using var one = StartOnManualTime(Lease);
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        _time.Advance(Lease / 2);
        var writing = await upgradeable.UpgradeAsync();
        _time.Advance(Lease / 2);

        Assert.Equal([writing.FencingToken], (await one.SnapshotAsync()).Holders.Select(holder => holder.FencingToken));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await upgradeable.UpgradeAsync());
        _time.Advance(Lease / 2);
        Assert.False((await one.SnapshotAsync()).IsHeld);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_that_is_over_while_its_upgrade_waits_refuses_the_upgrade_and_serves_the_line()
    {
        await using var one = StartOnManualTime(Lease);
        var upgradeable = await one.AcquireAsync(LockMode.Upgradeable);
        var lost = upgradeable.Lost;
        _time.Advance(Lease / 2);
        var reader = await one.AcquireAsync(LockMode.Read);
        var upgrading = upgradeable.UpgradeAsync().AsTask();
        var next = one.AcquireAsync(LockMode.Read).AsTask();
        await Never.Completes(next, after: one.SnapshotAsync());

        _time.Advance(Lease / 2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => upgrading);
        Assert.True(lost.IsCancellationRequested);
        await next;
        reader.Dispose();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_given_back_is_not_lost()
    {
        await using var one = ActorLock.Start(_system);
        var hold = await one.AcquireAsync();
        var lost = hold.Lost;
        hold.Dispose();

        var next = await one.AcquireAsync();

        Assert.False(lost.IsCancellationRequested);
        Assert.Equal(CancellationToken.None, hold.Lost);
        Assert.Equal(CancellationToken.None, default(LockHold).Lost);
        Assert.True(next.Lost.CanBeCanceled);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_takes_as_long_as_it_was_given_and_no_longer()
    {
        await using var one = StartOnManualTime(lease: null);
        await using var hold = await one.AcquireAsync();
        var trying = one.TryAcquireAsync(TimeSpan.FromSeconds(5)).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));
        await Never.Completes(trying, after: one.SnapshotAsync());

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await trying);
        Assert.Empty((await one.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_how_long_it_has_been_held_and_waited_for()
    {
        await using var one = StartOnManualTime(lease: null);
        await using var hold = await one.AcquireAsync();
        _time.Advance(TimeSpan.FromSeconds(3));
        _ = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        _time.Advance(TimeSpan.FromSeconds(4));

        var snapshot = await one.SnapshotAsync();
        Assert.Equal(TimeSpan.FromSeconds(7), snapshot.Holders.Single().Held);
        Assert.Equal(TimeSpan.FromSeconds(4), snapshot.Waiters.Single().Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_the_lock_or_its_end_outlasts_the_call_timeout()
    {
        await using var one = StartOnManualTime(lease: null);
        var hold = await one.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();
        var ending = one.EndAsync().AsTask();
        await one.SnapshotAsync();

        _time.Advance(TimeSpan.FromDays(20));

        hold.Dispose();
        (await waiting).Dispose();
        await ending;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_in_the_line_of_an_actor_that_fails_has_an_unknown_outcome()
    {
        await using var one = ActorLock.Start(_system);
        await one.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        one.Actor.Tell(Kill.Instance);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(async () => await one.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_guest_leaves_the_line_but_keeps_its_hold_until_it_is_disposed()
    {
        await using var owner = ActorLock.Start(_system);
        var guest = ActorLock.Attach(owner.Actor);
        var hold = await guest.AcquireAsync();
        var waiting = guest.AcquireAsync().AsTask();
        await guest.SnapshotAsync();

        await guest.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Equal((true, 0), Size(await owner.SnapshotAsync()));
        hold.Dispose();
        Assert.Equal((false, 0), Size(await owner.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_used_by_who_cannot_await()
    {
        await using var one = ActorLock.Start(_system, new LockSettings { Reentrant = true });
        await using var session = one.OpenSession("ann");

        using (var hold = one.Acquire(LockMode.Upgradeable))
        using (hold.Upgrade())
            Assert.Null(one.TryAcquire(TimeSpan.Zero));
        using (session.Acquire())
        using (session.TryAcquire(TimeSpan.Zero))
            Assert.Equal(2, await session.CountHoldsAsync());
        using (var hold = one.Acquire(LockMode.Upgradeable))
        using (var writing = hold.TryUpgrade(TimeSpan.Zero))
            Assert.NotNull(writing);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nothing_is_lost_in_thousands_of_races_between_grants_and_those_who_give_up()
    {
        await using var one = ActorLock.Start(_system);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => AcquireAndGiveUpAsync(one, new Random(seed)))));

        var snapshot = await one.SnapshotAsync();
        Assert.Equal((false, 0), Size(snapshot));
        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero));
    }

    private ActorLock StartOnManualTime(TimeSpan? lease) => ActorLock.Start(_system, new LockSettings { Lease = lease }, timeProvider: _time);

    private static async Task AcquireAndGiveUpAsync(ActorLock one, Random random)
    {
        for (var round = 0; round < 500; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var acquiring = one.TryAcquireAsync(Limit.Hang, (LockMode)random.Next(3), cancellation.Token);
            if (random.Next(2) == 0)
            {
                Thread.SpinWait(random.Next(3000));
                await cancellation.CancelAsync();
            }

            try
            {
                if (await acquiring is { } hold) await hold.DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                // Served or not, it must have left nothing behind.
            }
        }
    }
}
