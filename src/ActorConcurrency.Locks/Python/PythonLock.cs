namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Lock</c>: not reentrant and without an owner. Source: the page's <c>SharedCounter</c>.
/// </summary>
/// <remarks>
/// <para>Faults, kept: the same thread acquiring it twice blocks itself for ever; any thread may release it, also one that never
/// acquired it; who is admitted next is not promised; a thread that ends keeps it; a wait cannot be cancelled.</para>
/// <para>Differences from <see cref="Lock"/> and <see cref="Monitor"/>: those are reentrant and belong to the thread that entered. Thread-safe.</para>
/// </remarks>
public sealed class PythonLock : IConditionLock
{
    private readonly object _gate = new();
    private bool _locked;

    /// <summary>Whether somebody holds it right now; may be false by the time you act on it.</summary>
    public bool Locked
    {
        get { lock (_gate) return _locked; }
    }

    bool IConditionLock.IsOwned => Locked;

    /// <summary>Blocks until it is free, then takes it. A thread that holds it already waits for itself.</summary>
    public void Acquire() => Acquire(blocking: true);

    /// <summary>Takes it if it comes free in time.</summary>
    /// <param name="blocking">Whether to wait at all.</param>
    /// <param name="timeout">For how many seconds; -1, the default, as long as it takes.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="ArgumentException">Python's <c>ValueError</c>: a time without waiting, a negative time other than -1, or no number.</exception>
    /// <exception cref="OverflowException">Python's <c>OverflowError</c>: longer than <c>threading.TIMEOUT_MAX</c>.</exception>
    public bool Acquire(bool blocking, double timeout = -1)
    {
        var patience = new PythonTimeout(blocking, timeout);
        lock (_gate)
        {
            while (_locked)
                if (!patience.Wait(_gate))
                    return false;
            return _locked = true;
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

    int IConditionLock.ReleaseAll()
    {
        Release();
        return 1;
    }

    void IConditionLock.AcquireAgain(int count) => Acquire();

    /// <summary>Python's <c>with lock:</c>, on <c>using</c>. Dispose what it returns once.</summary>
    /// <returns>The held lock.</returns>
    public Held Enter()
    {
        Acquire();
        return new Held(this);
    }

    /// <summary>A lock while it is held.</summary>
    public readonly ref struct Held
    {
        private readonly PythonLock _lock;

        internal Held(PythonLock held) => _lock = held;

        /// <summary>Gives the lock back.</summary>
        public void Dispose() => _lock.Release();
    }
}
