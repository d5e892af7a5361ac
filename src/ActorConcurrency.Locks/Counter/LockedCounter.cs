using System.Numerics;

namespace ActorConcurrency.Locks;

/// <summary>The page's <c>SharedCounter</c>: a number behind a <see cref="PythonLock"/>. Source: "Locking Critical Sections".</summary>
/// <remarks>
/// <para>Faults, kept: it has no reader, so whoever wants the value must reach inside; its lock has no owner, so a stranger who
/// releases it lets a second thread into the critical section and an update is lost; its lock is not reentrant, so changing the
/// counter from inside a change blocks for ever; nothing can be cancelled.</para>
/// <para>Like Python's <c>int</c> the value never overflows. <see cref="DotNetCounter"/> is checked, reads, and compares and sets. Thread-safe.</para>
/// </remarks>
public sealed class LockedCounter
{
    private readonly Action? _betweenReadAndWrite;
    private BigInteger _value;

    /// <summary>Creates a counter.</summary>
    /// <param name="initialValue">The first value. 0 by default.</param>
    /// <param name="betweenReadAndWrite">A gate for tests: called inside the critical section, after the value was read and before it is written.</param>
    public LockedCounter(BigInteger initialValue = default, Action? betweenReadAndWrite = null)
    {
        _value = initialValue;
        _betweenReadAndWrite = betweenReadAndWrite;
    }

    /// <summary>The page's <c>_value_lock</c>: private by convention only, so anybody may acquire and release it.</summary>
    public PythonLock ValueLock { get; } = new();

    /// <summary>The page's <c>incr()</c>: adds 1.</summary>
    public void Increment() => Increment(1);

    /// <summary>The page's <c>incr(delta)</c>.</summary>
    /// <param name="delta">What to add; may be negative.</param>
    public void Increment(BigInteger delta)
    {
        ValueLock.Acquire();
        try
        {
            var value = _value;
            _betweenReadAndWrite?.Invoke();
            _value = value + delta;
        }
        finally
        {
            ValueLock.Release();
        }
    }

    /// <summary>The page's <c>decr()</c>: subtracts 1.</summary>
    public void Decrement() => Decrement(1);

    /// <summary>The page's <c>decr(delta)</c>.</summary>
    /// <param name="delta">What to subtract; may be negative.</param>
    public void Decrement(BigInteger delta) => Increment(-delta);

    /// <summary>The value. Not on the page; here so that tests and the comparison can judge it. Takes the lock.</summary>
    /// <returns>The value at that moment.</returns>
    public BigInteger Peek()
    {
        ValueLock.Acquire();
        try
        {
            return _value;
        }
        finally
        {
            ValueLock.Release();
        }
    }
}
