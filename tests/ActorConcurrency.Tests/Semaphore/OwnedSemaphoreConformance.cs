namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="IOwnedSemaphore"/> promises: permits have an owner, and come back when the owner is gone.</summary>
public abstract class OwnedSemaphoreConformance : FairSemaphoreConformance
{
    protected abstract IOwnedSemaphore CreateOwned(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue);

    protected sealed override ISemaphore Create(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue) =>
        CreateOwned(initial, maximum, maxWaiters);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_names_who_holds_what()
    {
        await using var semaphore = CreateOwned(5);
        await using var session = semaphore.OpenSession("ann");
        var anns = await session.AcquireAsync(2);
        await semaphore.AcquireAsync();

        var named = (await semaphore.SnapshotAsync()).Holders;
        anns.Dispose();
        var left = (await semaphore.SnapshotAsync()).Holders;

        Assert.Equal([("ann", 2, 1L), ("", 1, 2L)], named.Select(holder => (holder.Label, holder.Permits, holder.FencingToken)));
        Assert.Equal([""], left.Select(holder => holder.Label));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_too_is_refused_a_wait_that_is_one_too_many()
    {
        await using var semaphore = CreateOwned(0, maxWaiters: 1);
        var waiting = semaphore.AcquireAsync().AsTask();
        await using var session = semaphore.OpenSession("ann");

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await session.AcquireAsync());

        Assert.Contains("actor-concurrency.semaphore.max-waiters", refusal.Message, StringComparison.Ordinal);
        await semaphore.ReleaseAsync();
        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_waits_for_more_than_a_new_maximum_is_told_so()
    {
        await using var semaphore = CreateOwned(0, maximum: 3);
        await using var session = semaphore.OpenSession("ann");
        var waiting = session.AcquireAsync(3).AsTask();
        await semaphore.SnapshotAsync();

        await semaphore.ChangeMaximumAsync(2);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => waiting);
        Assert.Empty((await semaphore.SnapshotAsync()).Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_session_holds_is_reclaimed_when_it_ends()
    {
        await using var semaphore = CreateOwned(5);
        var session = semaphore.OpenSession(Some.Label());
        await session.AcquireAsync();
        Assert.NotNull(await session.TryAcquireAsync(TimeSpan.Zero, 3));

        await session.DisposeAsync();

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((5, 0), Size(snapshot));
        Assert.Equal((4, 0, 4), (snapshot.Granted, snapshot.Returned, snapshot.Reclaimed));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_loss_that_was_told_is_seen_whenever_it_is_asked_for_again()
    {
        await using var semaphore = CreateOwned(1);
        var session = semaphore.OpenSession(Some.Label());
        var permit = await session.AcquireAsync();
        Assert.False(permit.Lost.IsCancellationRequested);

        await session.DisposeAsync();

        await Told.By(permit.Lost);
        Assert.True(permit.Lost.IsCancellationRequested);
        Assert.True(permit.Lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_reclaimed_goes_to_the_next_waiter()
    {
        await using var semaphore = CreateOwned(1);
        var session = semaphore.OpenSession(Some.Label());
        await session.AcquireAsync();
        var waiting = semaphore.AcquireAsync().AsTask();

        await session.DisposeAsync();

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_given_back_in_time_is_not_reclaimed_again()
    {
        await using var semaphore = CreateOwned(2);
        var session = semaphore.OpenSession(Some.Label());
        var permit = await session.AcquireAsync();
        permit.Dispose();

        await session.DisposeAsync();

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((2, 0), Size(snapshot));
        Assert.Equal((1, 0), (snapshot.Returned, snapshot.Reclaimed));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_permit_disposed_of_after_it_was_reclaimed_changes_nothing()
    {
        await using var semaphore = CreateOwned(1);
        var session = semaphore.OpenSession(Some.Label());
        var late = await session.AcquireAsync();
        await session.DisposeAsync();
        await using var next = await semaphore.AcquireAsync();

        late.Dispose();
        await late.DisposeAsync();

        Assert.Equal((0, 1), Size(await semaphore.SnapshotAsync()));
        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_waits_of_a_session_end_with_it()
    {
        await using var semaphore = CreateOwned(0);
        var session = semaphore.OpenSession(Some.Label());
        var waiting = session.AcquireAsync().AsTask();
        var trying = session.TryAcquireAsync(Limit.Hang).AsTask();

        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        await Assert.ThrowsAsync<StoppedException>(() => trying);
        await semaphore.ReleaseAsync();
        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((1, 0), Size(snapshot));
        Assert.Empty(snapshot.Waiters);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_that_ended_takes_nothing_any_more()
    {
        await using var semaphore = CreateOwned(1);
        var session = semaphore.OpenSession(Some.Label());
        await session.DisposeAsync();
        await session.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await session.AcquireAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await session.TryAcquireAsync(TimeSpan.Zero));

        Assert.Equal((1, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_session_does_not_touch_what_another_holds()
    {
        await using var semaphore = CreateOwned(3);
        var ending = semaphore.OpenSession("same label");
        await using var staying = semaphore.OpenSession("same label");
        await ending.AcquireAsync();
        await staying.AcquireAsync();
        await semaphore.AcquireAsync();

        await ending.DisposeAsync();

        Assert.Equal((1, 2), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Sessions_and_strangers_wait_in_one_queue_and_are_shown_by_name()
    {
        await using var semaphore = CreateOwned(0);
        await using var alice = semaphore.OpenSession("alice");
        await using var bob = semaphore.OpenSession("bob");
        var waits = new[] { bob.AcquireAsync().AsTask(), semaphore.AcquireAsync().AsTask(), alice.AcquireAsync().AsTask() };

        Assert.Equal("alice", alice.Label);
        Assert.Equal(["bob", "", "alice"], (await semaphore.SnapshotAsync()).Waiters.Select(waiter => waiter.Label));

        await semaphore.ReleaseAsync(3);
        var tokens = (await Task.WhenAll(waits)).Select(permit => permit.FencingToken).ToArray();
        Assert.Equal(tokens.Order(), tokens);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_session_needs_a_label()
    {
        await using var semaphore = CreateOwned(1);

        Assert.ThrowsAny<ArgumentException>(() => semaphore.OpenSession(""));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_wait_of_a_session_takes_nothing()
    {
        await using var semaphore = CreateOwned(0);
        await using var session = semaphore.OpenSession(Some.Label());
        using var cancellation = new CancellationTokenSource();
        var waiting = session.AcquireAsync(1, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await semaphore.ReleaseAsync();
        Assert.Equal((1, 0), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_grant_that_meets_the_end_of_its_session_is_reclaimed()
    {
        await using var semaphore = CreateOwned(0);
        var race = new Race(seed: 7);

        for (var round = 0; round < 200; round++)
        {
            var session = semaphore.OpenSession(Some.Label());
            var waiting = session.AcquireAsync().AsTask();
            var ending = Task.CompletedTask;
            await race.RunAsync(() => ending = session.DisposeAsync().AsTask(), async () => await semaphore.ReleaseAsync());
            await ending;

            if (await Record.ExceptionAsync(() => waiting) is { } error) Assert.IsType<StoppedException>(error);
            Assert.Equal((1, 0), Size(await semaphore.SnapshotAsync()));
            Assert.Equal(1, await semaphore.DrainAsync());
        }
    }
}
