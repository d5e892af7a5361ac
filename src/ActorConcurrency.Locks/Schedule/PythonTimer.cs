namespace ActorConcurrency.Locks;

/// <summary>Python's <c>threading.Timer</c>: a thread that waits, and then calls a function. Source: the CPython library.</summary>
/// <remarks>
/// <para>Faults, kept: a thread for each timer, while it waits; <see cref="Cancel"/> does not say whether it was in time, and one that comes between
/// the look at the flag and the call changes nothing; an exception of the function ends the thread with a text on standard error, and nobody learns of
/// it; it is for one use. It is a foreground thread, so the process lives until it is due.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class PythonTimer
{
    private readonly PythonCondition _changed = new();
    private readonly Func<TimeSpan, bool>? _wait;
    private readonly ManualResetEventSlim _finished = new();
    private readonly Action _function;
    private readonly Action? _beforeCall;
    private readonly TimeSpan _interval;
    private bool _isStarted;

    /// <summary>Creates the timer; it does not start.</summary>
    /// <param name="interval">How long it waits; negative: not at all.</param>
    /// <param name="function">What it calls.</param>
    /// <param name="wait">Blocks for the span, or until the timer is cancelled; null: does just that.</param>
    /// <param name="beforeCall">
    /// Not in Python; a gate for tests and the comparison, between the look at the flag and the call. None by default.
    /// </param>
    public PythonTimer(TimeSpan interval, Action function, Func<TimeSpan, bool>? wait = null, Action? beforeCall = null)
    {
        (_interval, _function, _wait, _beforeCall) = (interval, function, wait, beforeCall);
        Thread = PythonThread.Create(Run, nameof(PythonTimer));
    }

    /// <summary>The timer's thread.</summary>
    public Thread Thread { get; }

    /// <summary>Whether it was cancelled, or has called its function.</summary>
    public bool Finished => _finished.IsSet;

    /// <summary>Python's <c>start()</c>.</summary>
    /// <exception cref="InvalidOperationException">It was started before: Python's <c>RuntimeError: threads can only be started once</c>.</exception>
    public void Start()
    {
        using (_changed.Enter())
        {
            if (_isStarted) throw new InvalidOperationException("threads can only be started once");
            _isStarted = true;
        }

        Thread.Start();
    }

    /// <summary>Python's <c>cancel()</c>: it does not call its function, if that has not begun.</summary>
    public void Cancel() => _finished.Set();

    private void Run()
    {
        // Python does not wait for less than nothing.
        _ = _wait?.Invoke(_interval) ?? (_interval > TimeSpan.Zero && LongWait.Wait(_interval, _finished.Wait));
        if (!_finished.IsSet)
        {
            _beforeCall?.Invoke();
            _function();
        }

        _finished.Set();
    }
}
