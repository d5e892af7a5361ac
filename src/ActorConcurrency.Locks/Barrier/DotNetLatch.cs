using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// The idiomatic .NET latch that can be awaited: a count and a queue of <see cref="TaskCompletionSource"/> under a <see cref="Lock"/>. The class library has
/// none: <see cref="CountdownEvent"/> blocks a thread.
/// </summary>
/// <remarks>
/// <para>A wait is let through or cancelled under the lock, so the two cannot cross.</para>
/// <para>Cost: a wait that does not pass at once allocates a task, a node and a registration; a signal that opens nothing, nothing. Thread-safe.</para>
/// </remarks>
public sealed class DotNetLatch : ILatch
{
    private const string Service = "latch";

    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly bool _addWhenOpen;
    private readonly int _maxWaiters;
    private readonly TimeProvider _time;
    private int _initial;
    private int _remaining;
    private Exception? _end;

    /// <summary>Creates a latch.</summary>
    /// <param name="count">How many signals it waits for; 0 or more.</param>
    /// <param name="addWhenOpen">Whether it may be added to when it is open, which closes it again. No by default.</param>
    /// <param name="time">The clock of timeouts and ages. <see cref="TimeProvider.System"/> by default.</param>
    /// <param name="maxWaiters">How many may wait at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public DotNetLatch(int count, bool addWhenOpen = false, TimeProvider? time = null, int maxWaiters = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        (_initial, _remaining, _addWhenOpen, _time, _maxWaiters) = (count, count, addWhenOpen, time ?? TimeProvider.System, maxWaiters);
    }

    private bool HasEnded => Volatile.Read(ref _end) is not null;

    /// <inheritdoc/>
    public ValueTask<int> SignalAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (RefusalOf<int>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return count > _remaining ? ValueTask.FromException<int>(LatchRefusals.TooManySignals(_remaining)) : new(Become(_remaining - count));
    }

    /// <inheritdoc/>
    public ValueTask<int> AddAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (RefusalOf<int>(cancellationToken) is { } refusal) return refusal;
        lock (_gate) return WhyNotAdd(count) is { } reason ? ValueTask.FromException<int>(reason) : new(Become(_remaining + count));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(int count = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
        lock (_gate)
        {
            if (IsClosedTo) return new(false);
            if (WhyNotAdd(count) is { } reason) return ValueTask.FromException<bool>(reason);
            Become(_remaining + count);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ResetAsync(int? count = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count.GetValueOrDefault(), nameof(count));
        if (RefusalOf<bool>(cancellationToken) is { } refusal) return new(refusal.AsTask());
        lock (_gate) Become(_initial = count ?? _initial);
        return default;
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfRefused(cancellationToken);
        if (!IsOpen) await PassAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitForAsync(WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LatchSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        if (RefusalOf<LatchSnapshot>(cancellationToken) is { } refusal) return refusal;
        lock (_gate)
        {
            var waiters = Wording.Capped(_waiters.Select(waiter => _time.GetElapsedTime(waiter.Since)));
            return new(new LatchSnapshot(_initial, _remaining, waiters) { MoreWaiters = _waiters.Count - waiters.Length });
        }
    }

    /// <summary>Stops the latch; pending waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _end ??= Refusal.Stopped(Service);
            for (; _waiters.First is { } first; _waiters.RemoveFirst()) first.Value.Passing.SetException(_end);
        }

        return default;
    }

    private bool IsOpen => Volatile.Read(ref _remaining) == 0;

    private bool IsClosedTo => _remaining == 0 && !_addWhenOpen;

    private async ValueTask<bool> WaitForAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ThrowIfRefused(cancellationToken);
        if (IsOpen || timeout == TimeSpan.Zero) return IsOpen;
        using var late = new CancellationTokenSource(timeout, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await PassAsync(ending.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter> node;
        lock (_gate)
        {
            if (_end is not null) throw _end;
            if (_remaining == 0) return;
            if (_waiters.Count >= _maxWaiters) throw new TooManyWaitersException(_waiters.Count, "maxWaiters");
            node = _waiters.AddLast(new Waiter(_time.GetTimestamp()));
        }

        await using var registration = cancellationToken.UnsafeRegister(_ => GiveUp(node, cancellationToken), null).ConfigureAwait(false);
        await node.Value.Passing.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<Waiter> node, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Out of the queue it has passed: the signal came first.
            if (node.List is null) return;
            _waiters.Remove(node);
        }

        node.Value.Passing.SetCanceled(cancellationToken);
    }

    private InvalidOperationException? WhyNotAdd(int count) =>
        IsClosedTo ? LatchRefusals.IsOpen() : count > int.MaxValue - _remaining ? LatchRefusals.TooMuch() : null;

    private int Become(int remaining)
    {
        _remaining = remaining;
        if (remaining == 0)
            for (; _waiters.First is { } first; _waiters.RemoveFirst()) first.Value.Passing.SetResult();
        Debug.Assert(remaining > 0 || _waiters.Count == 0, "Nobody waits for what is open.");
        return remaining;
    }

    private void ThrowIfRefused(CancellationToken cancellationToken)
    {
        if (HasEnded) throw Refusal.Stopped(Service);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) => Refusal.For<T>(HasEnded, Service, cancellationToken);

    private sealed record Waiter(long Since)
    {
        public TaskCompletionSource Passing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
