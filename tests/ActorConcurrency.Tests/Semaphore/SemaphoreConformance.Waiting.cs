namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without a permit: out of time, cancelled, or because the semaphore has stopped.</summary>
public abstract partial class SemaphoreConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    // Long enough to be a wait at all; how long it really takes decides nothing.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_try_without_patience_takes_what_is_free_or_nothing()
    {
        await using var semaphore = Create(2);

        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero, 3));
        Assert.NotNull(await semaphore.TryAcquireAsync(TimeSpan.Zero, 2));
        Assert.Null(await semaphore.TryAcquireAsync(TimeSpan.Zero));

        Assert.Equal((0, 2), Size(await semaphore.SnapshotAsync()));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_try_that_runs_out_of_time_takes_nothing(int permits)
    {
        await using var semaphore = Create(permits - 1);

        Assert.Null(await semaphore.TryAcquireAsync(Short, permits));

        await semaphore.ReleaseAsync();
        Assert.Equal((permits, 0), Size(await semaphore.SnapshotAsync()));
        Assert.NotNull(await semaphore.TryAcquireAsync(TimeSpan.Zero, permits));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_patient_try_gets_a_permit_that_comes_in_time()
    {
        await using var semaphore = Create(0);
        var trying = semaphore.TryAcquireAsync(Limit.Hang).AsTask();

        await semaphore.ReleaseAsync();

        Assert.NotNull(await trying);
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_cancelled_wait_takes_nothing(int permits)
    {
        await using var semaphore = Create(permits - 1);
        using var cancellation = new CancellationTokenSource();
        var waiting = semaphore.AcquireAsync(permits, cancellation.Token).AsTask();
        var trying = semaphore.TryAcquireAsync(Limit.Hang, permits, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trying);
        await semaphore.ReleaseAsync();
        Assert.Equal((permits, 0), Size(await semaphore.SnapshotAsync()));
        Assert.NotNull(await semaphore.TryAcquireAsync(TimeSpan.Zero, permits));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancellation_after_the_grant_takes_nothing_away()
    {
        await using var semaphore = Create(1);
        using var cancellation = new CancellationTokenSource();
        await semaphore.AcquireAsync(1, cancellation.Token);

        await cancellation.CancelAsync();

        Assert.Equal((0, 1), Size(await semaphore.SnapshotAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var semaphore = Create(2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await semaphore.AcquireAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await semaphore.TryAcquireAsync(TimeSpan.Zero, 1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await semaphore.ReleaseAsync(1, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await semaphore.DrainAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await semaphore.SnapshotAsync(Cancelled));

        Assert.Equal(new SemaphoreSnapshot(2, int.MaxValue, 2, 0, 0, 0, 0, 0, 0, []), await semaphore.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_the_waits()
    {
        var semaphore = Create(1);
        await using var held = await semaphore.AcquireAsync();
        Task[] waits =
        [
            semaphore.AcquireAsync().AsTask(),
            semaphore.AcquireAsync(2).AsTask(),
            semaphore.TryAcquireAsync(Limit.Hang).AsTask(),
        ];

        await semaphore.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a permit"}.");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var semaphore = Create(1);
        await semaphore.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.AcquireAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.TryAcquireAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.ReleaseAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.DrainAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await semaphore.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_can_be_disposed_of_twice_and_a_permit_even_after_it()
    {
        var semaphore = Create(1);
        var permit = await semaphore.AcquireAsync();

        await semaphore.DisposeAsync();
        await semaphore.DisposeAsync();
        permit.Dispose();
        await permit.DisposeAsync();
    }
}
