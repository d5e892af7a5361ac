namespace ActorConcurrency.Locks;

/// <summary>Python's <c>threading.RLock</c>: the thread that holds it may acquire it again, and it is free once it has been released as often.</summary>
/// <remarks>
/// <para>Faults, kept: the owner is a thread, so whatever waits asynchronously loses it; who is admitted next is not promised; a thread
/// that ends keeps it, and nobody else may release it; a wait cannot be cancelled.</para>
/// <para>Differences from <see cref="Monitor"/>, which is the same in all else: an owner's identity, and how often it has acquired. Thread-safe.</para>
/// </remarks>
public sealed class PythonRLock : IConditionLock
{
    private readonly object _gate = new();
    private int _count;
    private int? _owner;

    /// <summary>Whether some thread holds it right now.</summary>
    public bool Locked
    {
        get { lock (_gate) return _count > 0; }
    }

    /// <summary>The managed id of the thread that holds it; null: it is free.</summary>
    public int? Owner
    {
        get { lock (_gate) return _owner; }
    }

    /// <summary>How often the calling thread holds it: Python's <c>_recursion_count()</c>.</summary>
    public int RecursionCount
    {
        get { lock (_gate) return IsMine ? _count : 0; }
    }

    bool IConditionLock.IsOwned => RecursionCount > 0;

    private bool IsMine => _owner == Environment.CurrentManagedThreadId;

    /// <summary>Blocks until it is free, or takes it once more.</summary>
    public void Acquire() => Acquire(blocking: true);

    /// <summary>Takes it if it comes free in time, or at once if it is the caller's.</summary>
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
            while (_count > 0 && !IsMine)
                if (!patience.Wait(_gate))
                    return false;
            (_owner, _count) = (Environment.CurrentManagedThreadId, _count + 1);
            return true;
        }
    }

    /// <summary>Takes back one acquisition.</summary>
    /// <exception cref="InvalidOperationException">Another thread holds it, or none: Python's <c>RuntimeError: cannot release un-acquired lock</c>.</exception>
    public void Release()
    {
        lock (_gate)
        {
            if (!IsMine) throw new InvalidOperationException("cannot release un-acquired lock");
            if (--_count > 0) return;
            _owner = null;
            Monitor.Pulse(_gate);
        }
    }

    int IConditionLock.ReleaseAll()
    {
        lock (_gate)
        {
            var count = _count;
            (_owner, _count) = (null, 0);
            Monitor.Pulse(_gate);
            return count;
        }
    }

    void IConditionLock.AcquireAgain(int count)
    {
        lock (_gate)
        {
            while (_count > 0) Monitor.Wait(_gate);
            (_owner, _count) = (Environment.CurrentManagedThreadId, count);
        }
    }

    /// <summary>Python's <c>with lock:</c>, on <c>using</c>. Dispose what it returns once, on the same thread.</summary>
    /// <returns>The held lock.</returns>
    public Held Enter()
    {
        Acquire();
        return new Held(this);
    }

    /// <summary>A lock while it is held.</summary>
    public readonly ref struct Held
    {
        private readonly PythonRLock _lock;

        internal Held(PythonRLock held) => _lock = held;

        /// <summary>Gives the lock back.</summary>
        public void Dispose() => _lock.Release();
    }
}
