namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Condition</c>: a lock, and a queue of threads that wait for a change of what it guards.
/// It is <see cref="Monitor"/> under Python's names.
/// </summary>
/// <remarks>
/// <para>Its lock is reentrant and owned, as Python's default is. Waiters are woken in the order in which they began to wait, but a
/// woken waiter competes for the lock with newcomers, so a waiter must look again at what it waits for.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class PythonCondition
{
    private readonly object _gate = new();

    /// <summary>Python's <c>with condition:</c>, on <c>using</c>. Dispose what it returns once, on the same thread.</summary>
    /// <returns>The held lock.</returns>
    public Held Enter()
    {
        Monitor.Enter(_gate);
        return new Held(_gate);
    }

    /// <summary>Gives up the lock, blocks until notified, and takes the lock again.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    public void Wait() => Monitor.Wait(_gate);

    /// <summary>Wakes the thread that has waited longest, if any.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    public void Notify() => Monitor.Pulse(_gate);

    /// <summary>Wakes every waiting thread.</summary>
    /// <exception cref="SynchronizationLockException">The caller does not hold the lock.</exception>
    public void NotifyAll() => Monitor.PulseAll(_gate);

    /// <summary>The lock of a condition while it is held.</summary>
    public readonly ref struct Held
    {
        private readonly object _gate;

        internal Held(object gate) => _gate = gate;

        /// <summary>Gives the lock back.</summary>
        public void Dispose() => Monitor.Exit(_gate);
    }
}
