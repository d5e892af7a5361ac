using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The arguments of Python's <c>acquire(blocking=True, timeout=-1)</c>: how long it waits, and what it rejects.</summary>
internal readonly struct PythonTimeout
{
    // threading.TIMEOUT_MAX, in seconds.
    private const double Longest = 9223372036;

    private readonly bool _blocking;
    private readonly double _seconds;
    private readonly long _start;

    public PythonTimeout(bool blocking, double timeout)
    {
        if (double.IsNaN(timeout)) throw new ArgumentException("Invalid value NaN (not a number)", nameof(timeout));
        if (!blocking && timeout != -1) throw new ArgumentException("can't specify a timeout for a non-blocking call", nameof(timeout));
        if (timeout < 0 && timeout != -1) throw new ArgumentException("timeout value must be a non-negative number", nameof(timeout));
        if (timeout > Longest) throw new OverflowException("timeout value is too large");
        (_blocking, _seconds) = (blocking, timeout);
        if (timeout > 0) _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Gives up the gate until it is pulsed; false: there is no time left.</summary>
    public bool Wait(object gate)
    {
        if (!_blocking) return false;
        if (_seconds < 0) return Monitor.Wait(gate);
        var left = _seconds * 1000 - Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
        if (left <= 0) return false;
        // Who is woken, be it for the lack of time, looks again.
        Monitor.Wait(gate, (int)Math.Min(Math.Ceiling(left), int.MaxValue));
        return true;
    }
}
