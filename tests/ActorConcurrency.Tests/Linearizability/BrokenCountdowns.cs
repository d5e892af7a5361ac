namespace ActorConcurrency.Tests;

/// <summary>A countdown that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingCountdown(ICountdown inner) : ICountdown
{
    protected ICountdown Inner => inner;

    public Task Started => inner.Started;

    public Task<CountdownOutcome> Completion => inner.Completion;

    public virtual IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken = default) => inner.TicksAsync(cancellationToken);

    public virtual ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default) => inner.TerminateAsync(cancellationToken);

    public ValueTask<CountdownSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Skips a number.</summary>
internal sealed class SkippingCountdown(ICountdown inner) : PassingCountdown(inner)
{
    public override IAsyncEnumerable<int> TicksAsync(CancellationToken cancellationToken = default) =>
        Inner.TicksAsync(cancellationToken).Where(number => number != 2);
}

/// <summary>Says how it ended before it has: it ticks on.</summary>
internal sealed class HeedlessCountdown(ICountdown inner) : PassingCountdown(inner)
{
    public override async ValueTask<CountdownOutcome> TerminateAsync(CancellationToken cancellationToken = default) =>
        new CountdownOutcome.Terminated((await Inner.SnapshotAsync(cancellationToken)).Remaining);
}
