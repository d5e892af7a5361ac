namespace ActorConcurrency.Tests;

/// <content>How many may wait, and how many permits may exist.</content>
public abstract partial class SemaphoreConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_and_takes_nothing()
    {
        await using var semaphore = Create(1, maxWaiters: 1);
        var permit = await semaphore.AcquireAsync();
        var waiting = semaphore.AcquireAsync().AsTask();

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await semaphore.AcquireAsync());
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await semaphore.TryAcquireAsync(Limit.Hang));

        Assert.Equal(1, refusal.Waiting);
        Assert.StartsWith("1 wait already", refusal.Message, StringComparison.Ordinal);
        permit.Dispose();
        await waiting;
        Assert.Equal((0, 1), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nobody_may_wait_what_is_free_is_granted_and_a_try_still_only_fails()
    {
        await using var semaphore = Create(1, maxWaiters: 0);

        await using var permit = await semaphore.AcquireAsync();

        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await semaphore.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_stops_waiting_makes_room_for_another_wait()
    {
        await using var semaphore = Create(0, maxWaiters: 1);
        using var cancellation = new CancellationTokenSource();
        var first = semaphore.AcquireAsync(1, cancellation.Token).AsTask();
        await semaphore.SnapshotAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = semaphore.AcquireAsync().AsTask();

        await Never.Completes(second, after: semaphore.SnapshotAsync());
        await semaphore.ReleaseAsync();
        await second;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lowered_maximum_takes_free_permits_out_of_use_at_once()
    {
        await using var semaphore = Create(5, maximum: 5);
        await semaphore.AcquireAsync();

        await semaphore.ChangeMaximumAsync(3);

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((2, 1), Size(snapshot));
        Assert.Equal((3, 2L), (snapshot.Maximum, snapshot.Removed));
        await Assert.ThrowsAsync<SemaphoreFullException>(async () => await semaphore.ReleaseAsync());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.AcquireAsync(4));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lowered_maximum_takes_held_permits_out_of_use_as_they_come_back()
    {
        await using var semaphore = Create(3, maximum: 3);
        var permits = await AcquireEachAsync(semaphore, 3);
        var waiting = semaphore.AcquireAsync().AsTask();
        await semaphore.SnapshotAsync();

        await semaphore.ChangeMaximumAsync(1);
        Assert.Equal((0, 3, 0L), await CountAsync(semaphore));
        permits[0].Dispose();
        Assert.Equal((0, 2, 1L), await CountAsync(semaphore));
        permits[1].Dispose();
        await Never.Completes(waiting, after: semaphore.SnapshotAsync());

        permits[2].Dispose();
        await waiting;
        Assert.Equal((0, 1, 2L), await CountAsync(semaphore));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_maximum_that_is_raised_again_spares_what_is_still_held()
    {
        await using var semaphore = Create(3, maximum: 3);
        var permits = await AcquireEachAsync(semaphore, 3);
        await semaphore.ChangeMaximumAsync(1);
        permits[0].Dispose();

        await semaphore.ChangeMaximumAsync(4);
        permits[1].Dispose();
        permits[2].Dispose();
        await semaphore.ReleaseAsync(2);

        Assert.Equal((4, 0, 1L), await CountAsync(semaphore));
        await Assert.ThrowsAsync<SemaphoreFullException>(async () => await semaphore.ReleaseAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_more_than_the_new_maximum_ends_and_lets_in_who_stood_behind_it()
    {
        await using var semaphore = Create(1, maximum: 3);
        var large = semaphore.AcquireAsync(3).AsTask();
        await semaphore.SnapshotAsync();
        var small = semaphore.AcquireAsync().AsTask();

        await semaphore.ChangeMaximumAsync(2);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => large);
        await small;
        Assert.Equal((0, 1, 0L), await CountAsync(semaphore));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_maximum_below_one_is_rejected_and_the_old_one_stays()
    {
        await using var semaphore = Create(2, maximum: 3);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await semaphore.ChangeMaximumAsync(0));

        Assert.Equal(new SemaphoreSnapshot(2, 3, 2, 0, 0, 0, 0, 0, 0, []), await semaphore.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_tells_what_is_held_for_how_long()
    {
        await using var semaphore = Create(3);
        var first = await semaphore.AcquireAsync(2);
        var second = await semaphore.AcquireAsync();

        var both = (await semaphore.SnapshotAsync()).Holders;
        first.Dispose();
        var left = (await semaphore.SnapshotAsync()).Holders;

        Assert.Equal([(2, first.FencingToken), (1, second.FencingToken)], both.Select(holder => (holder.Permits, holder.FencingToken)));
        Assert.Equal([second.FencingToken], left.Select(holder => holder.FencingToken));
        Assert.All(both.Concat(left), holder => Assert.True(holder.Held >= TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var semaphore = Create(150);
        await AcquireEachAsync(semaphore, 150);
        var waits = Enumerable.Range(0, 120).Select(_ => semaphore.AcquireAsync().AsTask()).ToArray();

        var snapshot = await semaphore.SnapshotAsync();

        Assert.Equal((100, 50), (snapshot.Holders.Length, snapshot.MoreHolders));
        Assert.Equal(Enumerable.Range(1, 100).Select(token => (long)token), snapshot.Holders.Select(holder => holder.FencingToken));
        Assert.InRange(snapshot.Waiters.Length, 0, 100);
        Assert.Equal(waits.Length, snapshot.Waiters.Length + snapshot.MoreWaiters);
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
    }

    // Not Size: while a lowered maximum takes effect, more are held than it says.
    private static async Task<(int Available, int Held, long Removed)> CountAsync(ISemaphore semaphore)
    {
        var seen = await semaphore.SnapshotAsync();
        Assert.Equal(seen.Initial + seen.Released - seen.Drained - seen.Removed, seen.Available + seen.Held);
        Assert.Equal(seen.Granted, seen.Returned + seen.Reclaimed + seen.Held);
        return (seen.Available, seen.Held, seen.Removed);
    }
}
