using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>
/// A ticker as one writes it with <c>lock</c> and <c>Monitor</c>: a number in place of a flag, a time at which each tick is due, and a stop.
/// Thread-safe.
/// </summary>
internal sealed class LockTicker(TimeSpan period, Action? beforeTick = null)
{
    private readonly object _gate = new();
    private long _ticks;
    private bool _running;
    private Thread? _thread;

    public long Ticks
    {
        get { lock (_gate) return _ticks; }
    }

    /// <summary>Starts it; no if it runs already.</summary>
    public bool Start()
    {
        lock (_gate)
        {
            if (_running) return false;
            _running = true;
            _thread = new Thread(Run) { IsBackground = true };
            _thread.Start();
            return true;
        }
    }

    /// <summary>Stops it; when this returns, no tick follows.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _running = false;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    /// <summary>Waits for a tick after that one and gives its number.</summary>
    public long WaitAfter(long tick)
    {
        lock (_gate)
        {
            while (_ticks <= tick) Monitor.Wait(_gate);
            return _ticks;
        }
    }

    private void Run()
    {
        var began = Stopwatch.GetTimestamp();
        for (var number = 1L; PauseUntil(began, number * period); number++)
        {
            beforeTick?.Invoke();
            lock (_gate)
            {
                if (!_running) return;
                _ticks = number;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool PauseUntil(long began, TimeSpan due)
    {
        lock (_gate)
        {
            while (_running && due - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
                Monitor.Wait(_gate, Math.Max(1, (int)left.TotalMilliseconds));
            return _running;
        }
    }
}
