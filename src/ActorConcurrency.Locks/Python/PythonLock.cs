namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Lock</c>: not reentrant and without an owner. Source: the page's <c>SharedCounter</c>.
/// </summary>
/// <remarks>
/// <para>Faults, kept: the same thread acquiring it twice blocks itself for ever; any thread may release it, also one that never
/// acquired it; who is admitted next is not promised; there is no timeout and no cancellation on the page.</para>
/// <para>Differences from <see cref="Lock"/> and <see cref="Monitor"/>: those are reentrant and belong to the thread that entered. Thread-safe.</para>
/// </remarks>
public sealed class PythonLock
{
    private readonly object _gate = new();
    private bool _locked;

    /// <summary>Whether somebody holds it right now; may be false by the time you act on it.</summary>
    public bool Locked
    {
        get { lock (_gate) return _locked; }
    }

    /// <summary>Blocks until it is free, then takes it. A thread that holds it already waits for itself.</summary>
    public void Acquire()
    {
        lock (_gate)
        {
            while (_locked) Monitor.Wait(_gate);
            _locked = true;
        }
    }

    /// <summary>Frees it, whoever took it.</summary>
    /// <exception cref="InvalidOperationException">It is free: Python's <c>RuntimeError: release unlocked lock</c>.</exception>
    public void Release()
    {
        lock (_gate)
        {
            if (!_locked) throw new InvalidOperationException("release unlocked lock");
            _locked = false;
            Monitor.Pulse(_gate);
        }
    }
}
