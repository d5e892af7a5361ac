namespace ActorConcurrency.Comparison;

/// <summary>A countdown as one writes it with <c>lock</c> and <c>Monitor</c>: whoever stops it wakes it from its pause. Thread-safe.</summary>
internal sealed class LockCountdown(Action<int> print, TimeSpan period)
{
    private readonly object _gate = new();
    private bool _started;
    private bool _stopped;

    /// <summary>Starts a run; an earlier one must be over.</summary>
    public Thread Start(int from)
    {
        lock (_gate) (_started, _stopped) = (false, false);
        var thread = new Thread(() => Run(from)) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Waits until the first number is printed.</summary>
    public void AwaitStart()
    {
        lock (_gate)
            while (!_started) Monitor.Wait(_gate);
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run(int from)
    {
        for (var n = from; n > 0; n--)
        {
            lock (_gate)
                if (_stopped) return;
            print(n);
            lock (_gate) Pause();
        }
    }

    private void Pause()
    {
        _started = true;
        Monitor.PulseAll(_gate);
        var until = Environment.TickCount64 + (long)period.TotalMilliseconds;
        while (!_stopped && until - Environment.TickCount64 is > 0 and var left) Monitor.Wait(_gate, TimeSpan.FromMilliseconds(left));
    }
}
