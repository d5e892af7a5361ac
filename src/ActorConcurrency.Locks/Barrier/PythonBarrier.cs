namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>threading.Barrier</c>: a number of threads wait for each other, again and again. Source: the page's module; its states and rules are
/// CPython's.
/// </summary>
/// <remarks>
/// <para>Faults, kept: a thread that never comes hangs the others for ever, unless somebody had set a timeout, and nobody can say which one is missing; an
/// arrival has no name, so a thread that comes twice fills two places; a timeout of one breaks it for all; the action runs
/// while the barrier's lock is held, so every wait, abort and reset waits for it, and an action that makes one waits for itself; if the action throws,
/// only the thread that ran it gets the exception, the others learn that it broke; the number of threads is fixed.</para>
/// <para>Differences from <see cref="Barrier"/>: that one goes on after a failed action and after a timeout; this one is broken until it is reset. Thread-safe.</para>
/// </remarks>
public sealed class PythonBarrier
{
    private readonly PythonCondition _changed = new(new PythonLock());
    private readonly Action? _action;
    private readonly TimeSpan? _timeout;
    private volatile Phase _phase;
    private volatile int _inside;

    /// <summary>Creates a barrier.</summary>
    /// <param name="parties">How many threads have to wait; at least 1.</param>
    /// <param name="action">What one of them does when all have come, before anybody goes on; null, which is the default: nothing.</param>
    /// <param name="timeout">For waits that set none; null, which is the default: as long as it takes. Negative is now.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parties"/> is less than 1.</exception>
    public PythonBarrier(int parties, Action? action = null, TimeSpan? timeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        (Parties, _action, _timeout) = (parties, action, timeout);
    }

    private enum Phase
    {
        Filling,
        Draining,
        Resetting,
        Broken,
    }

    /// <summary>How many threads have to wait.</summary>
    public int Parties { get; }

    /// <summary>How many wait right now; 0 while they are being let go.</summary>
    public int Waiting => _phase == Phase.Filling ? _inside : 0;

    /// <summary>Whether it is broken right now.</summary>
    public bool Broken => _phase == Phase.Broken;

    /// <summary>Blocks until all have come. The last one runs the action. First it waits until those of the phase before have gone.</summary>
    /// <param name="timeout">How long to wait; null: as the barrier says. Negative is now. When it runs out, the barrier breaks.</param>
    /// <returns>Which of the arrivals it was, from 0 on.</returns>
    /// <exception cref="BrokenBarrierException">It is broken or reset, or becomes so while this thread waits; or the time ran out.</exception>
    public int Wait(TimeSpan? timeout = null)
    {
        using (_changed.Enter())
        {
            while (_phase is Phase.Draining or Phase.Resetting) _changed.Wait();
            if (_phase == Phase.Broken) throw IsBroken();
            var index = _inside++;
            try
            {
                if (_inside == Parties) LetGo();
                else Stay(timeout ?? _timeout);
                return index;
            }
            finally
            {
                _inside--;
                BeginNext();
            }
        }
    }

    /// <summary>Makes it as new. Threads that wait get <see cref="BrokenBarrierException"/>.</summary>
    public void Reset()
    {
        using (_changed.Enter())
        {
            if (_inside == 0) _phase = Phase.Filling;
            else if (_phase is Phase.Filling or Phase.Broken) _phase = Phase.Resetting;
            _changed.NotifyAll();
        }
    }

    /// <summary>Breaks it, until it is reset. Threads that wait get <see cref="BrokenBarrierException"/>.</summary>
    public void Abort()
    {
        using (_changed.Enter()) Break();
    }

    // Under the lock, as in CPython.
    private void LetGo()
    {
        try
        {
            _action?.Invoke();
        }
        catch
        {
            Break();
            throw;
        }

        _phase = Phase.Draining;
        _changed.NotifyAll();
    }

    private void Stay(TimeSpan? timeout)
    {
        if (!_changed.WaitFor(() => _phase != Phase.Filling, timeout)) Break();
        if (_phase != Phase.Draining) throw IsBroken();
    }

    private void BeginNext()
    {
        if (_inside > 0 || _phase is Phase.Filling or Phase.Broken) return;
        _phase = Phase.Filling;
        _changed.NotifyAll();
    }

    private void Break()
    {
        _phase = Phase.Broken;
        _changed.NotifyAll();
    }

    private static BrokenBarrierException IsBroken() => new("The barrier is broken, or was reset.");
}
