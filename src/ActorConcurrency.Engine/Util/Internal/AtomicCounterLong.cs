using System.Globalization;

namespace Akka.Util.Internal;

/// <summary>A 64-bit <see cref="IAtomicCounter{T}"/>. Every change is a full fence; <see cref="Current"/> acquires.</summary>
/// <param name="value">The count at the start.</param>
public class AtomicCounterLong(long value) : IAtomicCounter<long>
{
    private long _value = value;

    /// <summary>Starts at -1, so that the first <see cref="Next"/> gives zero.</summary>
    public AtomicCounterLong() : this(-1) { }

    /// <inheritdoc />
    public long Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public long Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public long GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public long IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Takes one away.</summary>
    /// <returns>The new count.</returns>
    public long DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <inheritdoc />
    public long AddAndGet(long amount) => Interlocked.Add(ref _value, amount);

    /// <inheritdoc />
    public long GetAndAdd(long amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <summary>Sets the count.</summary>
    /// <param name="value">The new count.</param>
    /// <returns>The count before.</returns>
    public long GetAndSet(long value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets the count if it is the expected one.</summary>
    /// <param name="expected">What it must be.</param>
    /// <param name="newValue">What it shall be.</param>
    /// <returns>Whether it was set.</returns>
    public bool CompareAndSet(long expected, long newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);

    /// <summary>The count now, in invariant digits.</summary>
    public override string ToString() => Current.ToString(CultureInfo.InvariantCulture);
}
