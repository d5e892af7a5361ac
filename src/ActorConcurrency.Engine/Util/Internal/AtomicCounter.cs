namespace Akka.Util.Internal;

/// <summary>A 32-bit <see cref="IAtomicCounter{T}"/>. Every change is a full fence; <see cref="Current"/> acquires.</summary>
/// <param name="initialValue">The count at the start.</param>
public class AtomicCounter(int initialValue) : IAtomicCounter<int>
{
    private int _value = initialValue;

    /// <summary>Starts at -1, so that the first <see cref="Next"/> gives zero.</summary>
    public AtomicCounter() : this(-1) { }

    /// <inheritdoc />
    public int Current => Volatile.Read(ref _value);

    /// <inheritdoc />
    public int Next() => Interlocked.Increment(ref _value);

    /// <inheritdoc />
    public int GetAndIncrement() => Interlocked.Increment(ref _value) - 1;

    /// <inheritdoc />
    public int IncrementAndGet() => Interlocked.Increment(ref _value);

    /// <summary>Takes one away.</summary>
    /// <returns>The new count.</returns>
    public int Decrement() => Interlocked.Decrement(ref _value);

    /// <summary>Takes one away.</summary>
    /// <returns>The new count.</returns>
    public int DecrementAndGet() => Interlocked.Decrement(ref _value);

    /// <summary>Takes one away.</summary>
    /// <returns>The count before.</returns>
    public int GetAndDecrement() => Interlocked.Decrement(ref _value) + 1;

    /// <inheritdoc />
    public int AddAndGet(int amount) => Interlocked.Add(ref _value, amount);

    /// <inheritdoc />
    public int GetAndAdd(int amount) => Interlocked.Add(ref _value, amount) - amount;

    /// <summary>Sets the count.</summary>
    /// <param name="value">The new count.</param>
    /// <returns>The count before.</returns>
    public int GetAndSet(int value) => Interlocked.Exchange(ref _value, value);

    /// <summary>Sets the count if it is the expected one.</summary>
    /// <param name="expected">What it must be.</param>
    /// <param name="newValue">What it shall be.</param>
    /// <returns>Whether it was set.</returns>
    public bool CompareAndSet(int expected, int newValue) =>
        Interlocked.CompareExchange(ref _value, newValue, expected) == expected;

    /// <inheritdoc />
    public void Reset() => Interlocked.Exchange(ref _value, 0);
}
