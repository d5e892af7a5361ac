namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without the locks: out of time, cancelled, or because the lock set has stopped.</summary>
public abstract partial class LockSetConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_takes_all_or_nothing()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));

        Assert.Null(await locks.TryAcquireAsync(["a", "b", "c"], TimeSpan.Zero));

        Assert.Equal([["b"]], await HeldAsync(locks));
        Assert.NotNull(await locks.TryAcquireAsync(["a", "c"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_that_runs_out_of_time_half_way_takes_nothing()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));

        Assert.Null(await locks.TryAcquireAsync(["a", "b", "c"], Short));

        Assert.Equal([["b"]], await HeldAsync(locks));
        Assert.NotNull(await locks.TryAcquireAsync(["a", "c"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_gets_locks_that_come_in_time()
    {
        await using var locks = Create();
        var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        var trying = Elsewhere.Ask(() => locks.TryAcquireAsync(["a", "b"], Limit.Hang));

        await held.DisposeAsync();

        Assert.NotNull(await trying);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_acquisition_that_is_cancelled_half_way_releases_what_it_took_and_nothing_else()
    {
        await using var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["b"]));
        using var cancellation = new CancellationTokenSource();
        var waiting = Elsewhere.Ask(() => locks.AcquireAsync(["a", "b", "c"], cancellation.Token));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal([["b"]], await HeldAsync(locks));
        Assert.NotNull(await locks.TryAcquireAsync(["a", "c"], TimeSpan.Zero));
        Assert.Null(await locks.TryAcquireAsync(["b"], TimeSpan.Zero));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_after_the_grant_takes_nothing_away()
    {
        await using var locks = Create();
        using var cancellation = new CancellationTokenSource();
        await using var lease = await locks.AcquireAsync(["x"], cancellation.Token);

        await cancellation.CancelAsync();

        Assert.Equal([["x"]], await HeldAsync(locks));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var locks = Create();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.AcquireAsync(["x"], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.TryAcquireAsync(["x"], TimeSpan.Zero, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await locks.SnapshotAsync(Cancelled));

        Assert.Equal(new LockSetSnapshot(0, 0, 0, [], []), await locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var locks = Create();
        await using var held = await Elsewhere.Ask(() => locks.AcquireAsync(["x"]));
        Task[] waits =
        [
            Elsewhere.Ask(() => locks.AcquireAsync(["x"])),
            Elsewhere.Ask(() => locks.AcquireAsync(["w", "x", "y"])),
            Elsewhere.Ask(() => locks.TryAcquireAsync(["x"], Limit.Hang)),
        ];

        await locks.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a lease"}.");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var locks = Create();
        await locks.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await locks.AcquireAsync(["x"]));
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.TryAcquireAsync(["x"], TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await locks.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_disposed_of_twice_and_a_lease_even_after_it()
    {
        var locks = Create();
        var lease = await locks.AcquireAsync(["x"]);

        await locks.DisposeAsync();
        await locks.DisposeAsync();
        lease.Dispose();
        await lease.DisposeAsync();
    }
}
