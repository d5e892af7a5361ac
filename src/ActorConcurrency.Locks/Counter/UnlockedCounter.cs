using System.Numerics;

namespace ActorConcurrency.Locks;

/// <summary>The page's <c>SharedCounter</c> without its lock: the reason why the page has one. Source: "Locking Critical Sections".</summary>
/// <remarks>
/// <para>Fault, on purpose: a change is a read and a write. Of two threads that read the same value, the later writer wins and the
/// other's change is lost, in silence.</para>
/// <para>Not thread-safe, as the word says. Never torn, though: as in Python the value is an object that is replaced whole.</para>
/// </remarks>
public sealed class UnlockedCounter
{
    private readonly Action? _betweenReadAndWrite;

    // Boxed: the two fields of a bare BigInteger could be read half old and half new, which Python's references cannot.
    private object _value;

    /// <summary>Creates a counter.</summary>
    /// <param name="initialValue">The first value. 0 by default.</param>
    /// <param name="betweenReadAndWrite">A gate for tests: called after the value was read and before it is written.</param>
    public UnlockedCounter(BigInteger initialValue = default, Action? betweenReadAndWrite = null)
    {
        _value = initialValue;
        _betweenReadAndWrite = betweenReadAndWrite;
    }

    /// <summary>The page's <c>incr()</c> without the lock: adds 1, unless another thread overwrites it.</summary>
    public void Increment() => Increment(1);

    /// <summary>The page's <c>incr(delta)</c> without the lock.</summary>
    /// <param name="delta">What to add; may be negative.</param>
    public void Increment(BigInteger delta)
    {
        var value = (BigInteger)_value;
        _betweenReadAndWrite?.Invoke();
        _value = value + delta;
    }

    /// <summary>The page's <c>decr()</c> without the lock: subtracts 1, unless another thread overwrites it.</summary>
    public void Decrement() => Decrement(1);

    /// <summary>The page's <c>decr(delta)</c> without the lock.</summary>
    /// <param name="delta">What to subtract; may be negative.</param>
    public void Decrement(BigInteger delta) => Increment(-delta);

    /// <summary>The value. Not on the page; here so that tests and the comparison can judge it.</summary>
    /// <returns>The value at that moment.</returns>
    public BigInteger Peek() => (BigInteger)Volatile.Read(ref _value);
}
