namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET counter: a <see cref="long"/> behind a <see cref="Lock"/>, and a list of those who wait for a bound.</summary>
/// <remarks>
/// <para>A lock and not <see cref="Interlocked"/>, because a change and its figures in <see cref="CounterSnapshot"/> belong together;
/// without those figures a compare-exchange loop would be the shorter answer.</para>
/// <para>Every call but a wait is carried out before it returns, so a caller sees its own changes at once. While somebody waits for a bound, a change
/// looks at everybody who waits. Order between callers is the order in which they get the lock. Thread-safe.</para>
/// </remarks>
public sealed class DotNetCounter : ICounter
{
    private readonly Lock _gate = new();
    private readonly CounterWaiters _waiters;
    private long _value;
    private long _applied;
    private long _refused;
    private bool _stopped;

    /// <summary>Creates a counter.</summary>
    /// <param name="initialValue">The first value. 0 by default.</param>
    /// <param name="maxWaiters">How many may wait for a bound at a time; 0 or more. <see cref="int.MaxValue"/> by default. One more ends with <see cref="TooManyWaitersException"/>.</param>
    /// <param name="time">The clock of timeouts. <see cref="TimeProvider.System"/> by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxWaiters"/> is negative.</exception>
    public DotNetCounter(long initialValue = 0, int maxWaiters = int.MaxValue, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        _value = initialValue;
        _waiters = new(_gate, maxWaiters, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public void Increment(long delta = 1)
    {
        lock (_gate)
            if (!_stopped) TryAdd(delta);
    }

    /// <inheritdoc/>
    public void Decrement(long delta = 1)
    {
        lock (_gate)
            if (!_stopped) TryAdd(-(Int128)delta);
    }

    /// <inheritdoc/>
    public ValueTask IncrementAsync(long delta = 1, CancellationToken cancellationToken = default) =>
        WithoutResult(AddAndGet(delta, cancellationToken));

    /// <inheritdoc/>
    public ValueTask DecrementAsync(long delta = 1, CancellationToken cancellationToken = default) =>
        WithoutResult(AddAndGet(-(Int128)delta, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<long> AddAndGetAsync(long delta, CancellationToken cancellationToken = default) =>
        AddAndGet(delta, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CompareAndSetAsync(long expected, long update, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (RefusalOf<bool>(cancellationToken) is { } refusal) return refusal;
            if (_value != expected) return new(false);
            Change(update);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> GetAndSetAsync(long update, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (RefusalOf<long>(cancellationToken) is { } refusal) return refusal;
            var previous = _value;
            Change(update);
            return new(previous);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long?> TryAddAsync(
        long delta, long least = long.MinValue, long most = long.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        lock (_gate)
        {
            if (RefusalOf<long?>(cancellationToken) is { } refusal) return refusal;
            var sum = (Int128)_value + delta;
            if (sum < least || sum > most) return new((long?)null);
            Change((long)sum);
            return new(_value);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> WaitUntilAtLeastAsync(long bound, CancellationToken cancellationToken = default) =>
        (await WaitAsync(value => value >= bound, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value;

    /// <inheritdoc/>
    public ValueTask<long?> TryWaitUntilAtLeastAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitAsync(value => value >= bound, WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> WaitUntilAtMostAsync(long bound, CancellationToken cancellationToken = default) =>
        (await WaitAsync(value => value <= bound, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false))!.Value;

    /// <inheritdoc/>
    public ValueTask<long?> TryWaitUntilAtMostAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        WaitAsync(value => value <= bound, WaitLimit.Checked(timeout), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ValueAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate) return RefusalOf<long>(cancellationToken) ?? new(_value);
    }

    /// <inheritdoc/>
    public ValueTask<CounterSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return RefusalOf<CounterSnapshot>(cancellationToken) ?? new(new CounterSnapshot(_value, _applied, _refused) { Waiting = _waiters.Count });
    }

    /// <summary>Stops the counter; waits end with <see cref="StoppedException"/>. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            _waiters.EndAll(Refusal.Stopped("counter"));
        }

        return default;
    }

    private ValueTask<long> AddAndGet(Int128 delta, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (RefusalOf<long>(cancellationToken) is { } refusal) return refusal;
            return TryAdd(delta)
                ? new(_value)
                : ValueTask.FromException<long>(new OverflowException($"Adding {delta} to {_value} would leave the range of a long; the value stays."));
        }
    }

    private async ValueTask<long?> WaitAsync(Func<long, bool> isReached, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LinkedListNode<CounterWaiters.Waiter> place;
        lock (_gate)
        {
            if (_stopped) throw Refusal.Stopped("counter");
            cancellationToken.ThrowIfCancellationRequested();
            if (isReached(_value)) return _value;
            if (timeout == TimeSpan.Zero) return null;
            place = _waiters.Enter(isReached);
        }

        return await _waiters.WaitAsync(place, timeout, cancellationToken).ConfigureAwait(false);
    }

    // Int128 holds every sum of two longs, and minus the least of them.
    private bool TryAdd(Int128 delta)
    {
        var sum = _value + delta;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            _refused++;
            return false;
        }

        Change((long)sum);
        return true;
    }

    private void Change(long value)
    {
        _value = value;
        _applied++;
        if (_waiters.Count > 0) _waiters.Tell(value);
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_stopped, "counter", cancellationToken);

    private static ValueTask WithoutResult(ValueTask<long> change) =>
        change.IsCompletedSuccessfully ? default : new(change.AsTask());
}
