using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>Condition(Lock())</c>, which a barrier is made on: unlike <see cref="PythonCondition"/>, a thread that takes it twice waits for itself; and
/// a wait may have a limit. Thread-safe.
/// </summary>
internal sealed class BarrierLock
{
    private readonly object _gate = new();
    private bool _taken;

    public Held Enter()
    {
        lock (_gate) Take();
        return new(this);
    }

    /// <summary>Gives the lock up until somebody notifies.</summary>
    public void Wait() => WaitOnce(Timeout.InfiniteTimeSpan);

    /// <summary>Gives the lock up for as long as a condition holds.</summary>
    /// <param name="holds">The condition, which is looked at under the lock.</param>
    /// <param name="timeout">For how long at most; null: as long as it takes.</param>
    /// <returns>Whether it holds no more; if not, the time ran out.</returns>
    public bool WaitWhile(Func<bool> holds, TimeSpan? timeout)
    {
        var since = Stopwatch.GetTimestamp();
        while (holds())
        {
            var left = timeout - Stopwatch.GetElapsedTime(since);
            if (left <= TimeSpan.Zero) return false;
            WaitOnce(left ?? Timeout.InfiniteTimeSpan);
        }

        return true;
    }

    public void NotifyAll()
    {
        lock (_gate) Monitor.PulseAll(_gate);
    }

    private void WaitOnce(TimeSpan limit)
    {
        lock (_gate)
        {
            Give();
            Monitor.Wait(_gate, limit);
            Take();
        }
    }

    private void Take()
    {
        while (_taken) Monitor.Wait(_gate);
        _taken = true;
    }

    private void Give()
    {
        _taken = false;
        Monitor.PulseAll(_gate);
    }

    private void Exit()
    {
        lock (_gate) Give();
    }

    /// <summary>The lock while it is held.</summary>
    public readonly ref struct Held(BarrierLock owner)
    {
        public void Dispose() => owner.Exit();
    }
}
