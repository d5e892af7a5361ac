namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Condition</c> as CPython makes it: a lock, and a queue of waiters with a lock each, which a notification opens.
/// </summary>
/// <remarks>
/// <para>Kept: the lock is an <c>RLock</c>, reentrant and owned, or a <c>Lock</c>, which is neither: then whoever holds it, everybody may wait and notify;
/// several conditions may share a lock; a wait gives the lock up however often it was taken, and takes it as often again; <see cref="WaitFor"/> has one
/// deadline; waiters are woken in the order in which they began to wait.</para>
/// <para>Faults, kept: a notification that comes while a waiter has run out of time and has not the lock again, is given to that waiter and lost,
/// though others wait; who was woken competes for the lock with newcomers, so what it was woken for may be gone (a wait needs a loop around it);
/// a notification without a waiter is not kept; a wait cannot be cancelled; a notified thread that dies takes its notification with it.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class PythonCondition
{
    private readonly IConditionLock _lock;
    private readonly LinkedList<SemaphoreSlim> _waiters = new();
    private int _waiting;

    /// <summary>Creates a condition with an <c>RLock</c> of its own.</summary>
    public PythonCondition() : this(new PythonRLock())
    {
    }

    /// <summary>Creates a condition with an <c>RLock</c>.</summary>
    /// <param name="owned">The lock.</param>
    public PythonCondition(PythonRLock owned) => _lock = owned;

    /// <summary>Creates a condition with a plain <c>Lock</c>.</summary>
    /// <param name="plain">The lock.</param>
    public PythonCondition(PythonLock plain) => _lock = plain;

    /// <summary>A gate for tests: called when a wait has run out of time, before it takes the lock again.</summary>
    internal Action? AfterTimeout { get; init; }

    /// <summary>How many waiters are in the queue. Not in Python; here so that tests and the comparison know when somebody waits.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Takes the lock, as that does it.</summary>
    /// <param name="blocking">Whether to wait at all.</param>
    /// <param name="timeout">For how many seconds; -1, the default, as long as it takes.</param>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="ArgumentException">Python's <c>ValueError</c>: a time without waiting, a negative time other than -1, or no number.</exception>
    /// <exception cref="OverflowException">Python's <c>OverflowError</c>: longer than <c>threading.TIMEOUT_MAX</c>.</exception>
    public bool Acquire(bool blocking = true, double timeout = -1) => _lock.Acquire(blocking, timeout);

    /// <summary>Gives the lock back.</summary>
    /// <exception cref="InvalidOperationException">It is not the caller's, or free: Python's <c>RuntimeError</c>.</exception>
    public void Release() => _lock.Release();

    /// <summary>Python's <c>with condition:</c>, on <c>using</c>. Dispose what it returns once, on the same thread.</summary>
    /// <returns>The held lock.</returns>
    public Held Enter()
    {
        Acquire();
        return new Held(this);
    }

    /// <summary>Gives up the lock, blocks until notified or out of time, and takes the lock again, however long that takes.</summary>
    /// <param name="timeout">How long to wait for a notification; null: as long as it takes. Zero and less: not at all.</param>
    /// <returns>Whether it was notified.</returns>
    /// <exception cref="InvalidOperationException">The caller does not hold the lock: Python's <c>RuntimeError</c>.</exception>
    public bool Wait(TimeSpan? timeout = null)
    {
        RefuseUnowned("wait on");
        var waiter = new SemaphoreSlim(0, 1);
        var place = _waiters.AddLast(waiter);
        Volatile.Write(ref _waiting, _waiters.Count);
        var saved = _lock.ReleaseAll();
        var isNotified = false;
        try
        {
            return isNotified = Wait(waiter, timeout);
        }
        finally
        {
            if (!isNotified) AfterTimeout?.Invoke();
            _lock.AcquireAgain(saved);
            if (!isNotified) Remove(place);
        }
    }

    /// <summary>Waits until a predicate holds; looks at it first, and after each notification, with the lock held.</summary>
    /// <param name="predicate">What is waited for. What it throws is thrown here; the lock is held then.</param>
    /// <param name="timeout">How long in all; null: as long as it takes. Zero and less: the lock is given up and taken again once.</param>
    /// <returns>What the predicate gave last.</returns>
    /// <exception cref="InvalidOperationException">The caller does not hold the lock, and would have to wait: Python's <c>RuntimeError</c>.</exception>
    public bool WaitFor(Func<bool> predicate, TimeSpan? timeout = null)
    {
        var holds = predicate();
        var (since, left) = (TimeProvider.System.GetTimestamp(), timeout);
        // At least one wait, also without time: whoever has waited for the lock gets on, and the predicate is looked at again.
        while (!holds)
        {
            Wait(left);
            holds = predicate();
            left = timeout - TimeProvider.System.GetElapsedTime(since);
            if (left <= TimeSpan.Zero) break;
        }

        return holds;
    }

    /// <summary>Wakes those who have waited longest.</summary>
    /// <param name="count">How many at most; 0 and less: nobody.</param>
    /// <exception cref="InvalidOperationException">The caller does not hold the lock: Python's <c>RuntimeError</c>.</exception>
    public void Notify(int count = 1)
    {
        RefuseUnowned("notify on");
        for (; count > 0 && _waiters.First is { } first; count--)
        {
            first.Value.Release();
            Remove(first);
        }
    }

    /// <summary>Wakes everybody who waits.</summary>
    /// <exception cref="InvalidOperationException">The caller does not hold the lock: Python's <c>RuntimeError</c>.</exception>
    public void NotifyAll() => Notify(_waiters.Count);

    private static bool Wait(SemaphoreSlim waiter, TimeSpan? timeout)
    {
        if (timeout is { } limit) return waiter.Wait(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        waiter.Wait();
        return true;
    }

    // A notification may have removed it meanwhile: it is lost with this waiter.
    private void Remove(LinkedListNode<SemaphoreSlim> place)
    {
        place.List?.Remove(place);
        Volatile.Write(ref _waiting, _waiters.Count);
    }

    private void RefuseUnowned(string what)
    {
        if (!_lock.IsOwned) throw new InvalidOperationException($"cannot {what} un-acquired lock");
    }

    /// <summary>The lock of a condition while it is held.</summary>
    public readonly ref struct Held
    {
        private readonly PythonCondition _condition;

        internal Held(PythonCondition condition) => _condition = condition;

        /// <summary>Gives the lock back.</summary>
        public void Dispose() => _condition.Release();
    }
}
