namespace ActorConcurrency.Locks;

/// <summary>The idiomatic .NET counter: a <see cref="long"/> behind a <see cref="Lock"/>.</summary>
/// <remarks>
/// <para>A lock and not <see cref="Interlocked"/>, because a change and its figures in <see cref="CounterSnapshot"/> belong together;
/// without those figures a compare-exchange loop would be the shorter answer.</para>
/// <para>Every call is carried out before it returns, so nothing is ever waited for and a caller sees its own changes at once.
/// Order between callers is the order in which they get the lock. Thread-safe.</para>
/// </remarks>
public sealed class DotNetCounter : ICounter
{
    private readonly Lock _gate = new();
    private long _value;
    private long _applied;
    private long _refused;
    private bool _stopped;

    /// <summary>Creates a counter.</summary>
    /// <param name="initialValue">The first value. 0 by default.</param>
    public DotNetCounter(long initialValue = 0) => _value = initialValue;

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
            _value = update;
            _applied++;
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ValueAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate) return RefusalOf<long>(cancellationToken) ?? new(_value);
    }

    /// <inheritdoc/>
    public ValueTask<CounterSnapshot> SnapshotAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
            return RefusalOf<CounterSnapshot>(cancellationToken) ?? new(new CounterSnapshot(_value, _applied, _refused));
    }

    /// <summary>Stops the counter. Stopping again does nothing.</summary>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        lock (_gate) _stopped = true;
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

    // Int128 holds every sum of two longs, and minus the least of them.
    private bool TryAdd(Int128 delta)
    {
        var sum = _value + delta;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            _refused++;
            return false;
        }

        _value = (long)sum;
        _applied++;
        return true;
    }

    private ValueTask<T>? RefusalOf<T>(CancellationToken cancellationToken) =>
        Refusal.For<T>(_stopped, "counter", cancellationToken);

    private static ValueTask WithoutResult(ValueTask<long> change) =>
        change.IsCompletedSuccessfully ? default : new(change.AsTask());
}
