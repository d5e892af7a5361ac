namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IOwnedLockSet"/> promises: leases have an owner, and come back when the owner is gone.</summary>
public abstract class OwnedLockSetConformance : FairLockSetConformance
{
    protected abstract IOwnedLockSet CreateOwned(int maxWaiters = int.MaxValue);

    protected sealed override ILockSet Create(int maxWaiters = int.MaxValue) => CreateOwned(maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_session_holds_is_reclaimed_when_it_ends_and_goes_to_the_next()
    {
        await using var locks = CreateOwned();
        var session = locks.OpenSession(Some.Label());
        await session.AcquireAsync(["a"]);
        Assert.NotNull(await session.TryAcquireAsync(["b", "c"], TimeSpan.Zero));
        var waiting = locks.AcquireAsync(["a", "c"]).AsTask();
        await Never.Completes(waiting, after: locks.SnapshotAsync());

        await session.DisposeAsync();

        await waiting;
        var snapshot = await locks.SnapshotAsync();
        AssertBooks(snapshot);
        Assert.Equal((3, 0, 2), (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_disposed_of_after_it_was_reclaimed_changes_nothing()
    {
        await using var locks = CreateOwned();
        var session = locks.OpenSession(Some.Label());
        var late = await session.AcquireAsync(["x"]);
        await session.DisposeAsync();
        await using var next = await locks.AcquireAsync(["x"]);

        await late.DisposeAsync();

        Assert.Equal([["x"]], await HeldAsync(locks));
        Assert.True(next.FencingToken > late.FencingToken);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_session_acquires_is_nested_in_what_it_holds_wherever_it_is_called_from()
    {
        await using var locks = CreateOwned();
        await using var session = locks.OpenSession(Some.Label());
        await using var outer = await session.AcquireAsync(["b"]);

        await Assert.ThrowsAsync<LockOrderException>(() => Elsewhere.Ask(() => session.AcquireAsync(["a"])));
        await Assert.ThrowsAsync<LockOrderException>(() => Elsewhere.Ask(() => session.AcquireAsync(["b"])));
        await using var inner = await Elsewhere.Ask(() => session.AcquireAsync(["c"]));

        Assert.Equal([["b"], ["c"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Sessions_are_participants_of_their_own()
    {
        await using var locks = CreateOwned();
        await using var outer = await locks.AcquireAsync(["b"]);
        await using var session = locks.OpenSession(Some.Label());

        await using var lower = await session.AcquireAsync(["a"]);

        Assert.Equal(["a"], lower.Names.AsEnumerable());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_waits_for_one_thing_at_a_time()
    {
        await using var locks = CreateOwned();
        await using var held = await locks.AcquireAsync(["a"]);
        await using var session = locks.OpenSession(Some.Label());
        var waiting = session.AcquireAsync(["a"]).AsTask();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.AcquireAsync(["b"]));

        Assert.Contains("waits for something already", error.Message);
        await held.DisposeAsync();
        await waiting;
        await using var next = await session.AcquireAsync(["b"]);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_wait_of_a_session_ends_with_it()
    {
        await using var locks = CreateOwned();
        await using var held = await locks.AcquireAsync(["x"]);
        var session = locks.OpenSession(Some.Label());
        var waiting = session.AcquireAsync(["x"]).AsTask();

        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Assert.Empty((await locks.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_loss_that_was_told_is_seen_whenever_it_is_asked_for_again()
    {
        await using var locks = CreateOwned();
        var session = locks.OpenSession(Some.Label());
        var lease = await session.AcquireAsync(["x"]);
        Assert.False(lease.Lost.IsCancellationRequested);

        await session.DisposeAsync();

        await Told.By(lease.Lost);
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.True(lease.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_ended_takes_nothing_any_more()
    {
        await using var locks = CreateOwned();
        var session = locks.OpenSession(Some.Label());
        await session.DisposeAsync();
        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync(["x"]));
        await Assert.ThrowsAsync<StoppedException>(async () => await session.TryAcquireAsync(["x"], TimeSpan.Zero));

        Assert.Empty(await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_names_who_holds_and_who_waits()
    {
        await using var locks = CreateOwned();
        await using var alice = locks.OpenSession("alice");
        await using var bob = locks.OpenSession("bob");
        await using var lease = await alice.AcquireAsync(["x"]);
        _ = bob.AcquireAsync(["x", "y"]).AsTask();

        var snapshot = await locks.SnapshotAsync();

        Assert.Equal("alice", alice.Label);
        Assert.Equal(("alice", lease.FencingToken), (snapshot.Holders.Single().Label, snapshot.Holders.Single().FencingToken));
        Assert.Equal("bob", snapshot.Waiters.Single().Label);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_needs_a_label()
    {
        await using var locks = CreateOwned();

        Assert.ThrowsAny<ArgumentException>(() => locks.OpenSession(""));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_grant_that_meets_the_end_of_its_session_is_reclaimed()
    {
        await using var locks = CreateOwned();
        var race = new Race(seed: 7);

        for (var round = 0; round < 200; round++)
        {
            var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
            var session = locks.OpenSession(Some.Label());
            var waiting = session.AcquireAsync(["x"]).AsTask();
            var ending = Task.CompletedTask;
            await race.RunAsync(() => ending = session.DisposeAsync().AsTask(), async () => await held.DisposeAsync());
            await ending;

            if (await Record.ExceptionAsync(() => waiting) is { } error) Assert.IsType<StoppedException>(error);
            Assert.Empty(await HeldAsync(locks));
        }
    }
}
