namespace ActorConcurrency.Tests;

/// <summary>What an <see cref="ILockSet"/> knows of a flow of control that holds something already. Inside an actor there is none: it opens a session.</summary>
public abstract class LockFlowConformance
{
    /// <summary>One in which every lock is free.</summary>
    protected abstract ILockSet Create();

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

        Assert.StartsWith("Lock Order Violation", violation.Message, StringComparison.Ordinal);
        Assert.Contains(
            name == "c" ? "somebody who holds it already. No lock is reentrant" : $"Ask for both at once, or for '{name}' first.", violation.Message, StringComparison.Ordinal);
        Assert.Equal((name, "c"), (violation.Wanted, violation.Held));
        Assert.Equal([["a", "c"]], await LockSetConformance.HeldAsync(locks));
        await using var free = await Elsewhere.Ask(() => locks.AcquireAsync(["d"]));
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
        Assert.Equal([["0999"]], await LockSetConformance.HeldAsync(locks));
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
