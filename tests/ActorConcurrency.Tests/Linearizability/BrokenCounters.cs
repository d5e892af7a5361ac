namespace ActorConcurrency.Tests;

/// <summary>A counter that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingCounter(ICounter inner) : ICounter
{
    protected ICounter Inner => inner;

    public virtual void Increment(long delta = 1) => inner.Increment(delta);

    public virtual void Decrement(long delta = 1) => inner.Decrement(delta);

    public virtual ValueTask IncrementAsync(long delta = 1, CancellationToken cancellationToken = default) => inner.IncrementAsync(delta, cancellationToken);

    public virtual ValueTask DecrementAsync(long delta = 1, CancellationToken cancellationToken = default) => inner.DecrementAsync(delta, cancellationToken);

    public virtual ValueTask<long> AddAndGetAsync(long delta, CancellationToken cancellationToken = default) => inner.AddAndGetAsync(delta, cancellationToken);

    public virtual ValueTask<bool> CompareAndSetAsync(long expected, long update, CancellationToken cancellationToken = default) =>
        inner.CompareAndSetAsync(expected, update, cancellationToken);

    public ValueTask<long> GetAndSetAsync(long update, CancellationToken cancellationToken = default) => inner.GetAndSetAsync(update, cancellationToken);

    public ValueTask<long?> TryAddAsync(
        long delta, long least = long.MinValue, long most = long.MaxValue, CancellationToken cancellationToken = default) =>
        inner.TryAddAsync(delta, least, most, cancellationToken);

    public ValueTask<long> WaitUntilAtLeastAsync(long bound, CancellationToken cancellationToken = default) =>
        inner.WaitUntilAtLeastAsync(bound, cancellationToken);

    public ValueTask<long?> TryWaitUntilAtLeastAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitUntilAtLeastAsync(bound, timeout, cancellationToken);

    public ValueTask<long> WaitUntilAtMostAsync(long bound, CancellationToken cancellationToken = default) =>
        inner.WaitUntilAtMostAsync(bound, cancellationToken);

    public ValueTask<long?> TryWaitUntilAtMostAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        inner.TryWaitUntilAtMostAsync(bound, timeout, cancellationToken);

    public virtual ValueTask<long> ValueAsync(CancellationToken cancellationToken = default) => inner.ValueAsync(cancellationToken);

    public virtual ValueTask<CounterSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

/// <summary>Reads, adds and writes, without looking whether anybody wrote meanwhile.</summary>
internal sealed class LosingCounter(ICounter inner) : PassingCounter(inner)
{
    public override async ValueTask<long> AddAndGetAsync(long delta, CancellationToken cancellationToken = default)
    {
        var sum = checked(await Inner.ValueAsync(cancellationToken) + delta);
        await Inner.CompareAndSetAsync(sum - delta, sum, cancellationToken);
        return sum;
    }
}

/// <summary>Gives the value that was true when it was last asked by one's own handle.</summary>
internal sealed class StaleCounter(ICounter inner) : PassingCounter(inner)
{
    private long? _last;

    public override async ValueTask<long> ValueAsync(CancellationToken cancellationToken = default)
    {
        var before = _last;
        _last = await Inner.ValueAsync(cancellationToken);
        return before ?? _last.Value;
    }
}

/// <summary>Makes a change without waiting a little later than it says.</summary>
internal sealed class LateCounter(ICounter inner) : PassingCounter(inner)
{
    public override void Increment(long delta = 1) => ThreadPool.QueueUserWorkItem(_ => Inner.Increment(delta));
}
