namespace ActorConcurrency.Locks;

/// <summary>How many wait for a .NET twin, and how many may. Who is let through counts until it has woken. Thread-safe.</summary>
internal sealed class WaiterLimit
{
    private readonly int _maxWaiters;
    private int _count;

    /// <param name="maxWaiters">How many may wait at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public WaiterLimit(int maxWaiters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxWaiters);
        _maxWaiters = maxWaiters;
    }

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins a wait.</summary>
    /// <returns>Its end.</returns>
    /// <exception cref="TooManyWaitersException">As many wait as may.</exception>
    public Wait Enter()
    {
        var before = Count;
        while (before < _maxWaiters)
        {
            var seen = Interlocked.CompareExchange(ref _count, before + 1, before);
            if (seen == before) return new Wait(this);
            before = seen;
        }

        throw new TooManyWaitersException(before, "maxWaiters");
    }

    /// <summary>A wait.</summary>
    public readonly struct Wait(WaiterLimit limit) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref limit._count);
    }
}
