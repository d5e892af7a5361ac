using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET semaphore: <see cref="SemaphoreSlim"/>, with the permits and the ledger that the contract asks for.</summary>
/// <remarks>
/// <para>What <see cref="SemaphoreSlim"/> does not promise is not promised here: no order among waiters, no owner, nothing is ever
/// reclaimed. Holders have no label, and <see cref="SemaphoreSnapshot.Waiters"/> is always empty: only <see cref="SemaphoreSnapshot.MoreWaiters"/> counts them.</para>
/// <para>It cannot take several permits at once either: two callers who collect theirs one by one may each hold half of what both
/// want and wait for ever. So a wait for several passes a turnstile first, and only the one inside collects. What it has collected
/// counts as available until it has all; a drain takes it away, a cancellation gives it back. While it collects, it reserves: a
/// smaller wait may have to wait behind it, as it would in a fair queue.</para>
/// <para>Cost: one step per permit taken or drained. Thread-safe.</para>
/// </remarks>
public sealed class DotNetSemaphore : ISemaphore
{
    private const string Service = "semaphore";

    private readonly PermitPool _pool;
    private readonly WaiterLimit _waiters;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Creates a semaphore.</summary>
    /// <param name="initial">Permits at the start; 0 or more, at most <paramref name="maximum"/>.</param>
    /// <param name="maximum">The most permits that may exist, held ones included; at least 1. <see cref="int.MaxValue"/> by default.</param>
    /// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public DotNetSemaphore(int initial, int maximum = int.MaxValue, int maxWaiters = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(initial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(initial, maximum);
        _waiters = new WaiterLimit(maxWaiters);
        _pool = new PermitPool(initial, maximum);
    }

    /// <inheritdoc/>
    public async ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        var permit = await TakeAsync(permits, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        return permit ?? throw new UnreachableException("A wait without a limit cannot run out of time.");
    }

    /// <inheritdoc/>
    public async ValueTask<IPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        return await TakeAsync(permits, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        return _pool.TryRelease(permits)
            ? default
            : ValueTask.FromException(new SemaphoreFullException($"Adding {permits} would pass the maximum of {_pool.Maximum} permits; none is added."));
    }

    /// <inheritdoc/>
    public ValueTask<int> DrainAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<int>(cancellationToken) ?? new(_pool.Drain());

    /// <inheritdoc/>
    public ValueTask ChangeMaximumAsync(int maximum, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        _pool.ChangeMaximum(maximum);
        return default;
    }

    /// <inheritdoc/>
    /// <remarks><see cref="SemaphoreSnapshot.Available"/> counts a permit on its way to a waiter until that waiter has woken.</remarks>
    public ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<SemaphoreSnapshot>(cancellationToken) ?? new(_pool.Snapshot(_waiters.Count));

    /// <summary>Stops the semaphore; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A task that completes once every pending wait has been told.</returns>
    public ValueTask DisposeAsync() => new(_stopping.CancelAsync());

    private async ValueTask<DotNetPermit?> TakeAsync(int permits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        if (permits > _pool.Maximum) throw _pool.Impossible(permits);
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (_pool.TryTake(permits) is { } permit) return permit;
        return timeout == TimeSpan.Zero ? null : await WaitAsync(permits, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DotNetPermit?> WaitAsync(int permits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var waiting = _waiters.Enter();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        if (timeout != Timeout.InfiniteTimeSpan) ending.CancelAfter(timeout);
        try
        {
            return await _pool.TakeAsync(permits, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_stopping.IsCancellationRequested, Service, cancellationToken);
}
