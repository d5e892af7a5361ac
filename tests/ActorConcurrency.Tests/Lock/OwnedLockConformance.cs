namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IOwnedLock"/> promises: it knows its owners, and comes back when one is gone.</summary>
public abstract partial class OwnedLockConformance : LockConformance
{
    protected abstract IOwnedLock CreateOwned(bool reentrant = false, int maxWaiters = int.MaxValue);

    protected sealed override ILock Create(int maxWaiters = int.MaxValue) => CreateOwned(maxWaiters: maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_names_who_holds_it_and_who_waits()
    {
        await using var one = CreateOwned();
        await using var ann = one.OpenSession("ann");
        await using var bob = one.OpenSession("bob");
        await using var hold = await ann.AcquireAsync();
        _ = bob.AcquireAsync(LockMode.Read).AsTask();
        await one.SnapshotAsync();

        var snapshot = await one.SnapshotAsync();

        Assert.Equal("ann", ann.Label);
        Assert.Equal("ann", snapshot.Owner);
        Assert.Equal([("ann", LockMode.Write, hold.FencingToken)], snapshot.Holders.Select(holder => (holder.Label, holder.Mode, holder.FencingToken)));
        Assert.Equal([("bob", LockMode.Read)], snapshot.Waiters.Select(waiter => (waiter.Label, waiter.Mode)));
        Assert.StartsWith("Held once, 1 waiting. Held by: ann, writing, for ", $"{snapshot}", StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_owner_knows_how_often_it_holds_it()
    {
        await using var one = CreateOwned(reentrant: true);
        var session = one.OpenSession("ann");
        Assert.Equal(0, await session.CountHoldsAsync());

        var outer = await session.AcquireAsync();
        await session.AcquireAsync();
        Assert.Equal(2, await session.CountHoldsAsync());
        outer.Dispose();
        Assert.Equal(1, await session.CountHoldsAsync());

        await session.DisposeAsync();
        Assert.Equal(0, await session.CountHoldsAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_session_holds_goes_to_the_next_when_it_ends()
    {
        await using var one = CreateOwned();
        var session = one.OpenSession(Some.Label());
        var late = await session.AcquireAsync();
        var waiting = one.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        await session.DisposeAsync();

        await using var next = await waiting;
        Assert.True(next.FencingToken > late.FencingToken);
        late.Dispose();
        var snapshot = await one.SnapshotAsync();
        Assert.Equal((true, 0), Size(snapshot));
        Assert.Equal(1, snapshot.Reclaimed);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_wait_of_a_session_ends_with_it_and_lets_in_who_stands_behind()
    {
        await using var one = CreateOwned();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        var session = one.OpenSession(Some.Label());
        var waiting = session.AcquireAsync().AsTask();
        await one.SnapshotAsync();
        var behind = one.AcquireAsync(LockMode.Read).AsTask();

        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await behind;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_upgrade_that_a_session_waits_for_ends_with_it()
    {
        await using var one = CreateOwned();
        await using var reader = await one.AcquireAsync(LockMode.Read);
        var session = one.OpenSession(Some.Label());
        await session.AcquireAsync(LockMode.Upgradeable);
        var upgrading = session.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => upgrading);
        Assert.NotNull(await one.TryAcquireAsync(TimeSpan.Zero, LockMode.Upgradeable));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_ended_takes_nothing_any_more()
    {
        await using var one = CreateOwned();
        var session = one.OpenSession(Some.Label());
        await session.DisposeAsync();
        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await session.TryAcquireAsync(TimeSpan.Zero, LockMode.Read));

        Assert.Equal((false, 0), Size(await one.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_waits_for_one_thing_at_a_time()
    {
        await using var one = CreateOwned();
        var hold = await one.AcquireAsync();
        await using var session = one.OpenSession(Some.Label());
        var waiting = session.AcquireAsync().AsTask();
        await one.SnapshotAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await session.AcquireAsync(LockMode.Read));

        hold.Dispose();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_needs_a_label()
    {
        await using var one = CreateOwned();

        Assert.ThrowsAny<ArgumentException>(() => one.OpenSession(""));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_too_is_refused_a_wait_that_is_one_too_many()
    {
        await using var one = CreateOwned(maxWaiters: 0);
        await using var hold = await one.AcquireAsync();
        await using var session = one.OpenSession("ann");

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await session.AcquireAsync());

        Assert.Contains("actor-concurrency.lock.max-waiters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_grant_that_meets_the_end_of_its_session_is_reclaimed()
    {
        await using var one = CreateOwned();
        var race = new Race(seed: 7);

        for (var round = 0; round < 200; round++)
        {
            var hold = await one.AcquireAsync();
            var session = one.OpenSession(Some.Label());
            var waiting = session.AcquireAsync().AsTask();
            var ending = Task.CompletedTask;
            await race.RunAsync(() => ending = session.DisposeAsync().AsTask(), () => { hold.Dispose(); return Task.CompletedTask; });
            await ending;

            if (await Record.ExceptionAsync(() => waiting) is { } error) Assert.IsType<StoppedException>(error);
            Assert.Equal((false, 0), Size(await one.SnapshotAsync()));
        }
    }
}
