namespace ActorConcurrency.Locks;

/// <summary>Python's <c>threading.Event</c>: a sticky flag that wakes everybody who waits for it. Source: the page's start-up event.</summary>
/// <remarks>
/// <para>Fault, kept: it is for one use. A wait that comes after the flag was set does not block, so the start of a second run
/// cannot be told from that of the first. Clearing it for that is the next fault: see <see cref="RepeatedEvent"/>.</para>
/// <para>Difference from <see cref="ManualResetEvent"/>: no kernel handle; no timeout, which the page does not use. Thread-safe.</para>
/// </remarks>
public sealed class PythonEvent
{
    private readonly PythonCondition _changed = new();
    private bool _set;

    /// <summary>Whether the flag is set right now.</summary>
    public bool IsSet
    {
        get { using (_changed.Enter()) return _set; }
    }

    /// <summary>Sets the flag and wakes all who wait.</summary>
    public void Set()
    {
        using (_changed.Enter())
        {
            _set = true;
            _changed.NotifyAll();
        }
    }

    /// <summary>Takes the flag back. Threads that have been woken go on nevertheless.</summary>
    public void Clear()
    {
        using (_changed.Enter()) _set = false;
    }

    /// <summary>Blocks until the flag is set; returns at once if it is.</summary>
    public void Wait()
    {
        // As in Python it does not look again: whoever was woken has been signalled, even if the flag is cleared before it runs.
        using (_changed.Enter())
            if (!_set) _changed.Wait();
    }
}
