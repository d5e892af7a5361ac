namespace ActorConcurrency.Tests;

/// <summary>What a semaphore promises beyond <see cref="ISemaphore"/> if it is first come, first served.</summary>
public abstract class FairSemaphoreConformance : SemaphoreConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Waiters_enter_in_order_of_asking()
    {
        await using var semaphore = Create(0);
        var waits = Enumerable.Range(0, 5).Select(_ => semaphore.AcquireAsync().AsTask()).ToArray();

        for (var next = 0; next < waits.Length; next++)
        {
            await semaphore.ReleaseAsync();
            await waits[next];
            foreach (var later in waits[(next + 1)..]) await Never.Completes(later, after: semaphore.SnapshotAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Fencing_tokens_follow_the_order_of_asking()
    {
        await using var semaphore = Create(0);
        var waits = Enumerable.Range(0, 20).Select(_ => semaphore.AcquireAsync().AsTask()).ToArray();

        await semaphore.ReleaseAsync(waits.Length);

        var tokens = (await Task.WhenAll(waits)).Select(permit => permit.FencingToken).ToArray();
        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_small_wait_does_not_overtake_a_large_one()
    {
        await using var semaphore = Create(1);
        var large = semaphore.AcquireAsync(2).AsTask();
        var small = semaphore.AcquireAsync().AsTask();

        await Never.Completes(small, after: semaphore.SnapshotAsync());
        await semaphore.ReleaseAsync();

        await large;
        await Never.Completes(small, after: semaphore.SnapshotAsync());
        (await large).Dispose();
        await small;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_does_not_overtake_a_waiter_either()
    {
        await using var semaphore = Create(1);
        var large = semaphore.AcquireAsync(2).AsTask();

        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));

        await semaphore.ReleaseAsync();
        await large;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_waiter_who_gives_up_lets_the_next_one_through()
    {
        await using var semaphore = Create(1);
        using var cancellation = new CancellationTokenSource();
        var large = semaphore.AcquireAsync(2, cancellation.Token).AsTask();
        var small = semaphore.AcquireAsync().AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_first_come_first()
    {
        await using var semaphore = Create(1);
        _ = semaphore.AcquireAsync(2).AsTask();
        _ = semaphore.AcquireAsync().AsTask();
        _ = semaphore.AcquireAsync(3).AsTask();

        var waiters = (await semaphore.SnapshotAsync()).Waiters;

        Assert.Equal([2, 1, 3], waiters.Select(waiter => waiter.Permits));
        Assert.All(waiters, waiter => Assert.Empty(waiter.Label));
        Assert.All(waiters, waiter => Assert.True(waiter.Waiting >= TimeSpan.Zero));
    }
}
