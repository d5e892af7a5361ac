namespace ActorConcurrency.Locks;

/// <summary>The page's <c>PeriodicTimer</c>: a thread that flips a flag once per interval and notifies a condition. Source: "Threading condition".</summary>
/// <remarks>
/// <para>Faults, kept: a waiter that is at work when it ticks misses the tick, and cannot know; the flag is flipped, so of two ticks that
/// come before a woken waiter has the lock again, the second cancels out the first and the waiter sleeps on; <see cref="Start"/>
/// called twice starts two threads, and the rate doubles; nothing stops them; each interval begins when the tick before is done, so
/// every delay adds to the drift; a wait can be neither cancelled nor timed out.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class ConditionTicker
{
    private readonly PythonCondition _changed = new();
    private readonly TimeSpan _interval;
    private readonly Action<TimeSpan> _sleep;
    private int _flag;
    private int _waiting;

    /// <summary>Creates the timer; it does not start.</summary>
    /// <param name="interval">How long it sleeps between two ticks; 5 s on the page.</param>
    /// <param name="sleep">Blocks for the span, before each tick. <see cref="Thread.Sleep(TimeSpan)"/> by default.</param>
    public ConditionTicker(TimeSpan interval, Action<TimeSpan>? sleep = null)
    {
        _interval = interval;
        _sleep = sleep ?? Thread.Sleep;
    }

    /// <summary>The page's <c>start()</c>: starts a thread that ticks for ever. It does not keep the process alive.</summary>
    /// <returns>The running thread, one more with each call.</returns>
    public Thread Start()
    {
        var thread = PythonThread.Create(Run, nameof(ConditionTicker));
        thread.IsBackground = true;
        thread.Start();
        return thread;
    }

    /// <summary>The page's <c>run()</c>: sleeps and ticks, for ever.</summary>
    public void Run()
    {
        while (true)
        {
            _sleep(_interval);
            Tick();
        }
    }

    /// <summary>The body of the page's loop: flips the flag and notifies all who wait.</summary>
    public void Tick()
    {
        using (_changed.Enter())
        {
            _flag ^= 1;
            _changed.NotifyAll();
        }
    }

    /// <summary>The page's <c>wait_for_tick()</c>: blocks until the flag is not as it was.</summary>
    public void WaitForTick()
    {
        using (_changed.Enter())
        {
            var last = _flag;
            _waiting++;
            while (last == _flag) _changed.Wait();
            _waiting--;
        }
    }

    /// <summary>How many threads wait for a tick. Not on the page; here so that tests and the comparison know when a tick reaches them.</summary>
    public int Waiting
    {
        get { using (_changed.Enter()) return _waiting; }
    }

    /// <summary>
    /// Holds the condition's lock. Not on the page; a gate for tests and the comparison: whoever ticks twice while holding it has ticked
    /// twice before a woken waiter got the lock.
    /// </summary>
    /// <returns>The held lock; dispose it on the same thread.</returns>
    public PythonCondition.Held Hold() => _changed.Enter();
}
