namespace ActorConcurrency.Tests;

/// <summary>What a lock set promises beyond <see cref="ILockSet"/> if it is first come, first served: for each lock, up to the first that a waiter cannot have.</summary>
public abstract class FairLockSetConformance : LockSetConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Waiters_enter_in_order_of_asking()
    {
        await using var locks = Create();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        var waits = Enumerable.Range(0, 5).Select(_ => Elsewhere.Ask(() => locks.AcquireAsync(["x"]))).ToArray();

        for (var next = 0; next < waits.Length; next++)
        {
            await held.DisposeAsync();
            held = await waits[next];
            foreach (var later in waits[(next + 1)..]) await Never.Completes(later, after: locks.SnapshotAsync());
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Small_sets_that_keep_coming_do_not_starve_a_large_one()
    {
        await using var locks = Create();
        var (a, b) = (await Elsewhere.Ask(() => locks.AcquireAsync(["a"])), await Elsewhere.Ask(() => locks.AcquireAsync(["b"])));
        var large = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));

        // One of the two is always taken, but those who come later wait behind the large set.
        await a.DisposeAsync();
        var late = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        await Never.Completes(late, after: locks.SnapshotAsync());
        Assert.Null(await Elsewhere.Ask(() => locks.TryAcquireAsync(["a"], TimeSpan.Zero)));
        await b.DisposeAsync();

        await (await large).DisposeAsync();
        await late;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_waiter_holds_up_nobody_who_wants_nothing_of_it_or_only_what_comes_after_the_lock_that_it_waits_for()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b", "c"]));

        await using var after = await Elsewhere.Ask(() => locks.AcquireAsync(["c"]));
        await using var other = await Elsewhere.Ask(() => locks.AcquireAsync(["d"]));

        await Never.Completes(waiting, after: locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_holder_overtakes_who_waits_for_what_it_holds()
    {
        await using var locks = Create();
        await using var outer = await locks.AcquireAsync(["a"]);
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));

        // Behind the waiter it would wait for itself.
        await using var inner = await locks.AcquireAsync(["b"]);

        await Never.Completes(waiting, after: locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_waiter_who_gives_up_lets_those_behind_it_through()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        using var cancellation = new CancellationTokenSource();
        var large = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"], cancellation.Token));
        var small = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        await Never.Completes(small, after: locks.SnapshotAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => large);
        await small;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_snapshot_shows_who_waits_first_come_first()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        _ = Elsewhere.Ask(() => locks.AcquireAsync(["b", "a"]));
        _ = Elsewhere.Ask(() => locks.AcquireAsync(["a"]));

        var waiters = (await locks.SnapshotAsync()).Waiters;

        Assert.Equal([["a", "b"], ["a"]], waiters.Select(waiter => waiter.Names.ToArray()));
        Assert.All(waiters, waiter => Assert.Empty(waiter.Label));
        Assert.All(waiters, waiter => Assert.True(waiter.Waiting >= TimeSpan.Zero));
    }
}
