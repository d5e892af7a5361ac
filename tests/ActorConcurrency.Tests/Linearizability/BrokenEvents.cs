namespace ActorConcurrency.Tests;

/// <summary>An event that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingEvent(IEvent inner) : IEvent
{
    protected IEvent Inner => inner;

    public ValueTask<long> SetAsync(CancellationToken cancellationToken = default) => inner.SetAsync(cancellationToken);

    public virtual ValueTask<long> PulseAsync(CancellationToken cancellationToken = default) => inner.PulseAsync(cancellationToken);

    public ValueTask<bool> ClearAsync(CancellationToken cancellationToken = default) => inner.ClearAsync(cancellationToken);

    public virtual ValueTask<long> WaitAsync(CancellationToken cancellationToken = default) => inner.WaitAsync(cancellationToken);

    public ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => inner.TryWaitAsync(timeout, cancellationToken);

    public virtual ValueTask<IEventPass> ReserveAsync(CancellationToken cancellationToken = default) => inner.ReserveAsync(cancellationToken);

    public ValueTask<IEventPass?> TryReserveAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => inner.TryReserveAsync(timeout, cancellationToken);

    public ValueTask<long> WaitForSignalAsync(long after, CancellationToken cancellationToken = default) => inner.WaitForSignalAsync(after, cancellationToken);

    public ValueTask<long?> TryWaitForSignalAsync(TimeSpan timeout, long after, CancellationToken cancellationToken = default) =>
        inner.TryWaitForSignalAsync(timeout, after, cancellationToken);

    public ValueTask<EventSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Sets and clears in two steps, so that somebody may come in between.</summary>
internal sealed class TwoStepEvent(IEvent inner) : PassingEvent(inner)
{
    public override async ValueTask<long> PulseAsync(CancellationToken cancellationToken = default)
    {
        var signal = await Inner.SetAsync(cancellationToken);
        await Inner.ClearAsync(CancellationToken.None);
        return signal;
    }
}

/// <summary>A wait that is cancelled just as it passes uses up the signal all the same.</summary>
internal sealed class ForgetfulEvent(IEvent inner) : PassingEvent(inner)
{
    public override async ValueTask<long> WaitAsync(CancellationToken cancellationToken = default)
    {
        var signal = await Inner.WaitAsync(cancellationToken);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return signal;
    }
}
