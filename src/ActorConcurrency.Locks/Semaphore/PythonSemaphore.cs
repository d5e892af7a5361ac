namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Semaphore</c>: a count on a <see cref="PythonCondition"/>. Source: "Basic semaphore". Not Python's
/// <c>BoundedSemaphore</c>, which the page does not use.
/// </summary>
/// <remarks>
/// <para>Faults, kept: nobody owns a permit, so anybody may release, also one who never acquired, and the count grows past its first
/// value without complaint; a holder that dies keeps its permit for ever; started at 0 it admits nobody until a stranger releases;
/// a newcomer may overtake a thread that was woken already; a wait can be neither cancelled nor timed out on the page.</para>
/// <para>Difference from Python: the count is a <see cref="long"/>, which wraps after 2^63 releases. Thread-safe.</para>
/// </remarks>
public sealed class PythonSemaphore
{
    private readonly PythonCondition _positive = new();
    private long _value;

    /// <summary>Creates a semaphore.</summary>
    /// <param name="value">Permits at the start; 0 or more. 1 by default, as in Python.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public PythonSemaphore(int value = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        _value = value;
    }

    /// <summary>Blocks until a permit is free, then takes it.</summary>
    public void Acquire()
    {
        using (_positive.Enter())
        {
            while (_value == 0) _positive.Wait();
            _value--;
        }
    }

    /// <summary>Adds a permit, whether or not the caller ever took one, and wakes one waiter.</summary>
    public void Release()
    {
        using (_positive.Enter())
        {
            _value++;
            _positive.Notify();
        }
    }

    /// <summary>The free permits. Not on the page; here so that tests and the comparison can judge it.</summary>
    /// <returns>The count at that moment.</returns>
    public long Peek()
    {
        using (_positive.Enter()) return _value;
    }
}
