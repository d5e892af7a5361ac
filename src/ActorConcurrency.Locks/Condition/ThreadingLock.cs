namespace ActorConcurrency.Locks;

/// <summary>The lock of a <see cref="ThreadingCondition"/>: Python's <c>RLock</c>, or its <c>Lock</c>, with what a condition needs of them. Thread-safe.</summary>
internal sealed class ThreadingLock(bool reentrant)
{
    private readonly object _gate = new();
    private int _owner;
    private int _count;

    /// <summary>Whether the caller holds it. A plain lock has no owner: then whether anybody does.</summary>
    public bool IsOwned
    {
        get { lock (_gate) return _count > 0 && (!reentrant || IsMine); }
    }

    private bool IsMine => _owner == Environment.CurrentManagedThreadId;

    public bool Acquire(TimeSpan? timeout)
    {
        lock (_gate)
        {
            if (reentrant && _count > 0 && IsMine)
            {
                _count++;
                return true;
            }

            if (!WaitUntilFree(timeout)) return false;
            Take(1);
            return true;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            if (_count == 0 || (reentrant && !IsMine))
                throw new InvalidOperationException(reentrant ? "cannot release un-acquired lock" : "release unlocked lock");
            if (--_count == 0) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Frees it, however often it was taken.</summary>
    /// <returns>How often it was.</returns>
    public int ReleaseAll()
    {
        lock (_gate)
        {
            var count = _count;
            _count = 0;
            Monitor.Pulse(_gate);
            return count;
        }
    }

    /// <summary>Takes it as often as it was taken.</summary>
    public void AcquireAgain(int count)
    {
        lock (_gate)
        {
            WaitUntilFree(timeout: null);
            Take(count);
        }
    }

    private bool WaitUntilFree(TimeSpan? timeout)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (_count > 0)
        {
            var left = timeout - TimeProvider.System.GetElapsedTime(since);
            if (left <= TimeSpan.Zero) return false;
            Monitor.Wait(_gate, left ?? Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    private void Take(int count) => (_owner, _count) = (Environment.CurrentManagedThreadId, count);
}
