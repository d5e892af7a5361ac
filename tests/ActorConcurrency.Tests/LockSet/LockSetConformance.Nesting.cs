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

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public async Task A_nested_acquisition_out_of_order_is_a_violation_and_takes_nothing(string name)
    {
        await using var locks = Create();
        await using var outer = await locks.AcquireAsync(["a", "c"]);

        var violation = await Assert.ThrowsAsync<LockOrderException>(async () => await locks.AcquireAsync([name, "d"]));
        await Assert.ThrowsAsync<LockOrderException>(async () => await locks.TryAcquireAsync([name, "d"], Limit.Hang));

        Assert.StartsWith("Lock Order Violation", violation.Message);
        Assert.Equal((name, "c"), (violation.Wanted, violation.Held));
        Assert.Equal([["a", "c"]], await HeldAsync(locks));
        await using var free = await Elsewhere.Ask(() => locks.AcquireAsync(["d"]));
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
    public async Task A_method_that_is_called_is_nested_too()
    {
        await using var locks = Create();
        await using var outer = await locks.AcquireAsync(["y"]);

        await Assert.ThrowsAsync<LockOrderException>(() => CalledAsync(locks));
        await Assert.ThrowsAsync<LockOrderException>(() => Task.Run(() => CalledAsync(locks)));
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
    public async Task Locks_may_be_taken_hand_over_hand()
    {
        await using var locks = Create();
        var held = await locks.AcquireAsync(["0000"]);

        for (var next = 1; next < 1000; next++)
        {
            var taken = await locks.AcquireAsync([$"{next:0000}"]);
            await held.DisposeAsync();
            held = taken;
        }

        await Assert.ThrowsAsync<LockOrderException>(async () => await locks.AcquireAsync(["0998"]));
        Assert.Equal([["0999"]], await HeldAsync(locks));
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

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_never_waits_and_so_may_ask_in_any_order()
    {
        await using var locks = Create();
        await using var outer = await locks.AcquireAsync(["b"]);

        await using var lower = await locks.TryAcquireAsync(["a"], TimeSpan.Zero);

        Assert.NotNull(lower);
        Assert.Null(await locks.TryAcquireAsync(["b"], TimeSpan.Zero));
        await Assert.ThrowsAsync<LockOrderException>(async () => await locks.AcquireAsync(["b"]));
    }

    private static async Task CalledAsync(ILockSet locks)
    {
        await Task.Yield();
        await using var inner = await locks.AcquireAsync(["x"]);
    }
}
