namespace ActorConcurrency.Tests;

/// <summary>A ticker that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingTicker(ITicker inner) : ITicker
{
    protected ITicker Inner => inner;

    public virtual ValueTask<Tick> WaitForTickAsync(CancellationToken cancellationToken = default) => inner.WaitForTickAsync(cancellationToken);

    public ValueTask<Tick> WaitForTickAfterAsync(long number, CancellationToken cancellationToken = default) =>
        inner.WaitForTickAfterAsync(number, cancellationToken);

    public ValueTask<Tick?> TryWaitForTickAsync(TimeSpan timeout, long? after = null, CancellationToken cancellationToken = default) =>
        inner.TryWaitForTickAsync(timeout, after, cancellationToken);

    public virtual ValueTask<ITickSubscription> SubscribeAsync(
        SlowSubscriber? policy = null, string label = "", CancellationToken cancellationToken = default) =>
        inner.SubscribeAsync(policy, label, cancellationToken);

    public ValueTask<bool> StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

    public virtual ValueTask<bool> StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public ValueTask ChangePeriodAsync(TimeSpan period, CancellationToken cancellationToken = default) =>
        inner.ChangePeriodAsync(period, cancellationToken);

    public ValueTask<TickerSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Drops ticks that a subscriber wants to have, every one.</summary>
internal sealed class DroppingTicker(ITicker inner) : PassingTicker(inner)
{
    public override ValueTask<ITickSubscription> SubscribeAsync(
        SlowSubscriber? policy = null, string label = "", CancellationToken cancellationToken = default) =>
        Inner.SubscribeAsync(SlowSubscriber.LatestOnly, label, cancellationToken);
}

/// <summary>Says that it has stopped, and stops after one tick more.</summary>
internal sealed class OverrunningTicker(ITicker inner) : PassingTicker(inner)
{
    public override async ValueTask<bool> StopAsync(CancellationToken cancellationToken = default)
    {
        var ran = (await Inner.SnapshotAsync(cancellationToken)).Running;
        _ = StopLaterAsync();
        return ran;
    }

    private async Task StopLaterAsync()
    {
        try
        {
            await Inner.TryWaitForTickAsync(TimeSpan.FromMilliseconds(100));
            await Inner.StopAsync();
        }
        catch (StoppedException)
        {
            // It was disposed of meanwhile.
        }
    }
}

/// <summary>Gives the latest tick at once where the next one was asked for.</summary>
internal sealed class HastyTicker(ITicker inner) : PassingTicker(inner)
{
    public override ValueTask<Tick> WaitForTickAsync(CancellationToken cancellationToken = default) => Inner.WaitForTickAfterAsync(0, cancellationToken);
}
