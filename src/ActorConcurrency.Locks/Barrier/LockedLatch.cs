using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// A latch with a lock, as one would write it by hand: a count, and <see cref="Monitor.Wait(object)"/> until it is zero. Python has none; its rules are
/// those of Java's <c>CountDownLatch</c>.
/// </summary>
/// <remarks>
/// <para>Faults, kept: every wait blocks a thread; a signal too many is lost in silence, so a count that was wrong is never noticed; whoever was to signal and
/// died leaves the others waiting, and nobody can say how many wait for whom. Thread-safe.</para>
/// </remarks>
public sealed class LockedLatch
{
    private readonly object _gate = new();
    private int _remaining;

    /// <summary>Creates a latch.</summary>
    /// <param name="count">How many signals it waits for; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public LockedLatch(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _remaining = count;
    }

    /// <summary>What remains right now.</summary>
    public int Remaining
    {
        get { lock (_gate) return _remaining; }
    }

    /// <summary>Counts down by one; at zero, nothing happens any more.</summary>
    public void Signal()
    {
        lock (_gate)
        {
            if (_remaining == 0 || --_remaining > 0) return;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Blocks until it is zero.</summary>
    public void Wait()
    {
        lock (_gate)
            while (_remaining > 0) Monitor.Wait(_gate);
    }

    /// <summary>Blocks until it is zero, for as long as <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long; zero or less is now.</param>
    /// <returns>Whether it is zero.</returns>
    public bool Wait(TimeSpan timeout)
    {
        var since = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_remaining > 0)
            {
                var left = timeout - Stopwatch.GetElapsedTime(since);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left)) return _remaining == 0;
            }

            return true;
        }
    }
}
