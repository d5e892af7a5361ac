namespace ActorConcurrency.Locks;

/// <summary>Python's <c>threading.Event</c>: a sticky flag that wakes everybody who waits for it. Source: the page's start-up event.</summary>
/// <remarks>
/// <para>Fault, kept: it is for one use. A wait that comes after the flag was set does not block, so the start of a second run
/// cannot be told from that of the first.</para>
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

    /// <summary>Blocks until the flag is set; returns at once if it is.</summary>
    public void Wait()
    {
        using (_changed.Enter())
            while (!_set) _changed.Wait();
    }
}
