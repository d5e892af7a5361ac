using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET semaphore: a count and a queue of <see cref="TaskCompletionSource{TResult}"/> under a <see cref="Lock"/>.
/// </summary>
/// <remarks>
/// <para>Not <see cref="SemaphoreSlim"/>: that one cannot take several permits at once, nor take all that are free without counting them one by one,
/// nor say who waits.</para>
/// <para>Waits are served in the order of asking: a small one does not overtake a large one. Permits that are free and too few for the first in the line
/// stay available, and a drain takes them. Nobody owns a permit, so nothing is ever reclaimed, and waiters have no label.</para>
/// <para>Cost: the same for one permit and for many. A wait that is not served at once allocates a task, a node and a registration. Thread-safe.</para>
/// </remarks>
public sealed class DotNetSemaphore : ISemaphore
{
    private const string Service = "semaphore";

    private readonly PermitPool _pool;

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
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        _pool = new PermitPool(initial, maximum, maxWaiters);
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
    public ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<SemaphoreSnapshot>(cancellationToken) ?? new(_pool.Snapshot());

    /// <summary>Stops the semaphore; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        _pool.End(Refusal.Stopped(Service));
        return default;
    }

    private async ValueTask<DotNetPermit?> TakeAsync(int permits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        if (permits > _pool.Maximum) throw _pool.Impossible(permits);
        if (_pool.HasEnded) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (_pool.TryTake(permits) is { } permit) return permit;
        return timeout == TimeSpan.Zero ? null : await WaitAsync(permits, timeout, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DotNetPermit?> WaitAsync(int permits, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (timeout != Timeout.InfiniteTimeSpan) ending.CancelAfter(timeout);
        try
        {
            return await _pool.TakeAsync(permits, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_pool.HasEnded, Service, cancellationToken);
}
