namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ILockSet"/> promises. Order among waiters is not part of it: see <see cref="FairLockSetConformance"/>.</summary>
public abstract partial class LockSetConformance
{
    protected abstract ILockSet Create(int maxWaiters = int.MaxValue);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_starts_with_nothing_held()
    {
        await using var locks = Create();

        Assert.Equal(new LockSetSnapshot(0, 0, 0, [], []), await locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Free_locks_are_granted_together_and_in_their_order()
    {
        await using var locks = Create();

        await using var lease = await locks.AcquireAsync(["y", "x"]);

        Assert.Equal(["x", "y"], lease.Names.AsEnumerable());
        Assert.Equal([["x", "y"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_is_not_lost_while_it_is_held_nor_when_it_is_back()
    {
        await using var locks = Create();
        var lease = await locks.AcquireAsync(["x"]);
        var lost = lease.Lost;

        Assert.False(lost.IsCancellationRequested);
        await lease.DisposeAsync();
        await using var next = await locks.AcquireAsync(["x"]);

        Assert.False(lost.IsCancellationRequested);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Names_are_compared_to_the_letter()
    {
        await using var locks = Create();

        await using var lease = await locks.AcquireAsync(["a", "B"]);

        Assert.Equal(["B", "a"], lease.Names.AsEnumerable());
        await using var another = await Elsewhere.Ask(() => locks.AcquireAsync(["A", "b"]));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Sets_without_a_common_lock_do_not_wait_for_each_other()
    {
        await using var locks = Create();

        await using var one = await Elsewhere.Ask(() => locks.AcquireAsync(["a", "c"]));
        await using var other = await Elsewhere.Ask(() => locks.AcquireAsync(["b", "d"]));

        Assert.Equal([["a", "c"], ["b", "d"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Sets_with_a_common_lock_do()
    {
        await using var locks = Create();
        var one = await Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));

        var other = Elsewhere.Ask(() => locks.AcquireAsync(["b", "c"]));

        await Never.Completes(other, after: locks.SnapshotAsync());
        await one.DisposeAsync();
        Assert.Equal(["b", "c"], (await other).Names.AsEnumerable());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_same_lock_twice_counts_once()
    {
        await using var locks = Create();

        await using (var lease = await locks.AcquireAsync(["x", "x", "x"])) Assert.Equal(["x"], lease.Names.AsEnumerable());

        Assert.NotNull(await locks.TryAcquireAsync(["x"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_empty_set_is_granted_at_once_nested_too()
    {
        await using var locks = Create();

        await using var outer = await locks.AcquireAsync([]);
        await using var middle = await locks.AcquireAsync(["x"]);
        await using var inner = await locks.AcquireAsync([]);

        Assert.Empty(outer.Names);
        Assert.Empty(inner.Names);
        Assert.Equal(3, (await locks.SnapshotAsync()).Holders.Length);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_lease_is_given_back_once_however_often_it_is_disposed()
    {
        await using var locks = Create();
        var lease = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        lease.Dispose();
        await using var next = await locks.AcquireAsync(["x"]);

        lease.Dispose();
        await lease.DisposeAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(lease.Dispose)));

        var snapshot = await locks.SnapshotAsync();
        Assert.Equal((2, 1), (snapshot.Granted, snapshot.Returned));
        Assert.Null(await Elsewhere.Ask(() => locks.TryAcquireAsync(["x"], TimeSpan.Zero)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Fencing_tokens_grow_with_every_grant()
    {
        await using var locks = Create();
        var tokens = new List<long>();

        for (var round = 0; round < 5; round++)
        {
            await using var one = await locks.AcquireAsync(["x"]);
            await using var other = await locks.TryAcquireAsync(["y"], TimeSpan.Zero);
            tokens.AddRange([one.FencingToken, other!.FencingToken]);
        }

        Assert.Equal(tokens.Distinct().Order(), tokens);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nonsense_is_rejected_and_changes_nothing()
    {
        await using var locks = Create();
        var tooLong = TimeSpan.FromMilliseconds((double)int.MaxValue + 1);

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await locks.AcquireAsync(null!));
        await Assert.ThrowsAsync<ArgumentException>(async () => await locks.AcquireAsync(["x", ""]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await locks.TryAcquireAsync(["x", null!], TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await locks.TryAcquireAsync(["x"], TimeSpan.FromTicks(-1)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await locks.TryAcquireAsync(["x"], tooLong));

        Assert.Equal(new LockSetSnapshot(0, 0, 0, [], []), await locks.SnapshotAsync());
    }

    internal static async Task<string[][]> HeldAsync(ILockSet locks)
    {
        var snapshot = await locks.SnapshotAsync();
        AssertBooks(snapshot);
        return [.. snapshot.Holders.Select(holder => holder.Names.ToArray())];
    }

    private protected static void AssertBooks(LockSetSnapshot snapshot)
    {
        Assert.Equal(snapshot.Granted, snapshot.Returned + snapshot.Reclaimed + snapshot.Holders.Length);
        Assert.Distinct(snapshot.Holders.SelectMany(holder => holder.Names));
        Assert.Distinct(snapshot.Holders.Select(holder => holder.FencingToken));
    }
}
