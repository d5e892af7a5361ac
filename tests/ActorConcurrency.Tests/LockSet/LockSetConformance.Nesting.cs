namespace ActorConcurrency.Tests;

/// <summary>What may be acquired by somebody who holds something already.</summary>
public abstract partial class LockSetConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_nested_acquisition_in_order_is_granted()
    {
        await using var locks = Create();

        await using var outer = await locks.AcquireAsync(["a"]);
        await using var middle = await locks.AcquireAsync(["b", "c"]);
        await using var inner = await locks.AcquireAsync(["d"]);

        Assert.Equal([["a"], ["b", "c"], ["d"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nesting_in_order_is_no_deadlock_even_if_nobody_knows_that_it_is_nested()
    {
        await using var locks = Create();
        var outer = await Elsewhere.Ask(() => locks.AcquireAsync(["a"]));
        var both = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b"]));
        await Never.Completes(both, after: locks.SnapshotAsync());

        // Who waits for both waits for the first; the second is not kept for it.
        var inner = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));

        await inner.DisposeAsync();
        await outer.DisposeAsync();
        await (await both).DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_gave_its_locks_back_may_begin_anew()
    {
        await using var locks = Create();
        await using (await locks.AcquireAsync(["y"]))
        {
        }

        await using var lower = await locks.AcquireAsync(["x"]);
        Assert.Equal([["x"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_acquisition_that_failed_counts_for_nothing()
    {
        await using var locks = Create();
        await using var stranger = await Elsewhere.Ask(() => locks.AcquireAsync(["z"]));
        Assert.Null(await locks.TryAcquireAsync(["z"], Short));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.AcquireAsync(["z"], Cancelled));

        await using var lower = await locks.AcquireAsync(["x"]);

        Assert.Equal(["x"], lower.Names.AsEnumerable());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Flows_that_part_do_not_hold_what_the_others_take()
    {
        await using var locks = Create();
        await using var outer = await locks.AcquireAsync(["a"]);
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        await Task.WhenAll(
            Task.Run(async () =>
            {
                await using var high = await locks.AcquireAsync(["c"]);
                first.SetResult();
                await using var higher = await locks.AcquireAsync(["d"]);
            }),
            Task.Run(async () =>
            {
                await first.Task;
                await using var low = await locks.AcquireAsync(["b"]);
                await using var high = await locks.AcquireAsync(["c"]);
            }));

        Assert.Equal([["a"]], await HeldAsync(locks));
    }
}
