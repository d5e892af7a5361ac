namespace ActorConcurrency.Tests;

/// <content>How many may wait, and how many a snapshot names.</content>
public abstract partial class LockSetConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_one_too_many_ends_at_once_and_takes_nothing()
    {
        await using var locks = Create(maxWaiters: 1);
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        await locks.SnapshotAsync();

        var refusal = await Assert.ThrowsAsync<TooManyWaitersException>(async () => await locks.AcquireAsync(["a", "b"]));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await locks.TryAcquireAsync(["b"], Limit.Hang));

        Assert.Equal(1, refusal.Waiting);
        Assert.StartsWith("1 wait already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([["b"]], await HeldAsync(locks));
        held.Dispose();
        (await waiting).Dispose();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_nobody_may_wait_what_is_free_is_granted_and_a_try_still_only_fails()
    {
        await using var locks = Create(maxWaiters: 0);
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));

        Assert.Null(await locks.TryAcquireAsync(["a"], TimeSpan.Zero));
        await Assert.ThrowsAsync<TooManyWaitersException>(async () => await locks.AcquireAsync(["a"]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_large_snapshot_is_capped_and_counts_the_rest()
    {
        await using var locks = Create();
        for (var index = 0; index < 150; index++) await Elsewhere.Ask(() => locks.AcquireAsync([$"{index}"]));
        var waits = Enumerable.Range(0, 120).Select(_ => Elsewhere.Ask(() => locks.AcquireAsync(["0"]))).ToArray();
        await Eventually.Holds(() => locks.SnapshotAsync().AsTask().Result is var now && now.Waiters.Length + now.MoreWaiters == 120, "all of them wait");

        var snapshot = await locks.SnapshotAsync();

        Assert.Equal((100, 50), (snapshot.Holders.Length, snapshot.MoreHolders));
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Holders.Length + snapshot.MoreHolders);
        Assert.InRange(snapshot.Waiters.Length, 0, 100);
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
    }
}
