using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET event that can be awaited: a flag and a queue of <see cref="TaskCompletionSource{TResult}"/> under a
/// <see cref="Lock"/>. The class library has none: <see cref="ManualResetEventSlim"/> and <see cref="AutoResetEvent"/> block a thread.
/// </summary>
/// <remarks>
/// <para>Waits pass in the order of asking. A wait is let through or cancelled under the lock, so the two cannot cross.</para>
/// <para>Cost: a wait that does not pass at once allocates a task, a node and a registration; a set of an event that nobody waits for, nothing. Thread-safe.</para>
/// </remarks>
/// <param name="autoReset">Whether a signal lets one wait pass and is then used up. No by default.</param>
/// <param name="set">Whether the flag is set at the start. No by default.</param>
/// <param name="time">The clock of timeouts and ages. <see cref="TimeProvider.System"/> by default.</param>
/// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWaiters"/> is negative.</exception>
public sealed class DotNetEvent(bool autoReset = false, bool set = false, TimeProvider? time = null, int maxWaiters = int.MaxValue) : IEvent
{
    private const string Service = "event";

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly EventWaiters _waiters = new(autoReset, set, time ?? TimeProvider.System, maxWaiters);
    private readonly CancellationTokenSource _stopping = new();

    /// <inheritdoc/>
    public ValueTask<long> SetAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<long>(cancellationToken) ?? new(_waiters.Signal(stays: true));

    /// <inheritdoc/>
    public ValueTask<long> PulseAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<long>(cancellationToken) ?? new(_waiters.Signal(stays: false));

    /// <inheritdoc/>
    public ValueTask<bool> ClearAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<bool>(cancellationToken) ?? new(_waiters.Clear());

    /// <inheritdoc/>
    public ValueTask<long> WaitAsync(CancellationToken cancellationToken = default) => WaitUnlimitedAsync(after: null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await PassAsync(WaitLimit.Checked(timeout), after: null, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public async ValueTask<IEventPass> ReserveAsync(CancellationToken cancellationToken = default) =>
        new DotNetEventPass(_waiters, Granted(await PassAsync(Timeout.InfiniteTimeSpan, after: null, cancellationToken).ConfigureAwait(false)));

    /// <inheritdoc/>
    public async ValueTask<IEventPass?> TryReserveAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await PassAsync(WaitLimit.Checked(timeout), after: null, cancellationToken).ConfigureAwait(false) is { } grant ? new DotNetEventPass(_waiters, grant) : null;

    /// <inheritdoc/>
    public ValueTask<long> WaitForSignalAsync(long after, CancellationToken cancellationToken = default) => WaitUnlimitedAsync(after, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long?> TryWaitForSignalAsync(TimeSpan timeout, long after, CancellationToken cancellationToken = default) =>
        (await PassAsync(WaitLimit.Checked(timeout), after, cancellationToken).ConfigureAwait(false))?.Number;

    /// <inheritdoc/>
    public ValueTask<EventSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        RefusalOf<EventSnapshot>(cancellationToken) ?? new(_waiters.Snapshot());

    /// <summary>Stops the event; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A task that completes once every pending wait has been told.</returns>
    public ValueTask DisposeAsync() => new(_stopping.CancelAsync());

    private async ValueTask<long> WaitUnlimitedAsync(long? after, CancellationToken cancellationToken) =>
        Granted(await PassAsync(Timeout.InfiniteTimeSpan, after, cancellationToken).ConfigureAwait(false)).Number;

    private static EventGrant Granted(EventGrant? grant) => grant ?? throw new UnreachableException("A wait without a limit cannot run out of time.");

    private async ValueTask<EventGrant?> PassAsync(TimeSpan timeout, long? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after.GetValueOrDefault(), nameof(after));
        if (_stopping.IsCancellationRequested) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
        if (timeout == TimeSpan.Zero) return _waiters.TryPass(after);
        using var late = new CancellationTokenSource(timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token, late.Token);
        try
        {
            return await _waiters.PassAsync(after, ending.Token).ConfigureAwait(false);
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
