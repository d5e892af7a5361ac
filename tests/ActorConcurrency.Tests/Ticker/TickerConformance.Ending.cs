namespace ActorConcurrency.Tests;

/// <summary>How a wait may end without a tick: cancelled, or because the ticker was disposed of.</summary>
public abstract partial class TickerConformance
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancelled_wait_waits_no_longer()
    {
        await using var ticker = Create(Period);
        using var cancellation = new CancellationTokenSource();
        Task[] waits =
        [
            ticker.WaitForTickAsync(cancellation.Token).AsTask(),
            ticker.WaitForTickAfterAsync(5, cancellation.Token).AsTask(),
            ticker.TryWaitForTickAsync(Limit.Hang, null, cancellation.Token).AsTask(),
        ];

        await cancellation.CancelAsync();

        foreach (var wait in waits) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(0, (await ticker.SnapshotAsync()).Waiting);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_call_with_a_cancelled_token_does_nothing()
    {
        await using var ticker = Create(Period);
        await using var subscription = await ticker.SubscribeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.WaitForTickAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.WaitForTickAfterAsync(0, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.TryWaitForTickAsync(TimeSpan.Zero, null, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.SubscribeAsync(cancellationToken: Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.StartAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.StopAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.ChangePeriodAsync(2 * Period, Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ticker.SnapshotAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await subscription.TicksAsync(Cancelled).ToListAsync());

        Assert.Equal(
            Silent(running: true) with { Subscribers = [new("", int.MaxValue, 0, 0)] },
            await ticker.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Its_disposal_ends_waits_and_subscriptions()
    {
        var ticker = Create(Period);
        var subscription = await ticker.SubscribeAsync();
        Task[] waits =
        [
            ticker.WaitForTickAsync().AsTask(),
            ticker.WaitForTickAfterAsync(7).AsTask(),
            ticker.TryWaitForTickAsync(Limit.Hang).AsTask(),
            subscription.TicksAsync().ToListAsync().AsTask(),
        ];

        await ticker.DisposeAsync();

        foreach (var wait in waits)
        {
            var error = await Record.ExceptionAsync(() => wait);
            Assert.True(error is StoppedException or OutcomeUnknownException, $"The wait ended with {error?.ToString() ?? "a tick"}.");
        }

        await subscription.DisposeAsync();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_its_disposal_every_call_says_that_it_has_stopped()
    {
        var ticker = Create(Period);
        await ticker.DisposeAsync();
        await ticker.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.WaitForTickAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.WaitForTickAfterAsync(0));
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.TryWaitForTickAsync(TimeSpan.Zero));
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.SubscribeAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.StartAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.StopAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.ChangePeriodAsync(2 * Period));
        await Assert.ThrowsAsync<StoppedException>(async () => await ticker.SnapshotAsync());
    }
}
