using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The thread around a <see cref="TimingWheel"/>. It starts with the first timer, sleeps until the earliest one is due, or
/// for ever if there is none, and wakes for nothing else but a full inbox. Thread-safe.
/// </summary>
/// <remarks>
/// <para>No lost wake-up: the thread writes <c>_wakeTick</c> (full fence) and then looks into the inbox; a poster puts its
/// timer into the inbox (full fence) and then reads <c>_wakeTick</c>. In every order of these four steps at least one of the two
/// sees what the other wrote: either the thread finds the timer and does not sleep, or the poster sees when the thread will
/// wake, and wakes it if that is too late.</para>
/// <para>A poster that reads <see cref="Awake"/> need not signal: whoever wrote that value (the thread when it woke, or
/// another poster on its way to signal) makes the thread look into the inbox afterwards.</para>
/// <para>Cancelled timers, and timers that are due after the thread wakes anyway, wait in the inbox; a full one
/// (<see cref="InboxLimit"/>) wakes the thread, so that at most that many cancelled timers are held at any time.</para>
/// <para>Once woken for a timer, the thread next sleeps no longer than until that timer's tick, even if it has been cancelled
/// meanwhile: else a timer scheduled and cancelled over and over would wake it every time. That is one wake-up in vain at most.</para>
/// </remarks>
internal sealed partial class WheelThread : IDisposable
{
    /// <summary>How many timers may wait in the inbox while the thread sleeps.</summary>
    internal const int InboxLimit = 1024;

    private const long Awake = long.MinValue;

    // Some 7000 years: far enough not to matter, near enough for sums of two not to overflow.
    private const long Never = long.MaxValue / 4;

    private readonly TimingWheel _wheel = new();
    private readonly TimerInbox _inbox = new();
    private readonly object _gate = new();
    private readonly WheelClock _clock;
    private readonly Action<WheelTimer, Exception> _onError;

    private Thread? _thread;
    private long _wakeTick = Awake;
    private long _wokenFor = long.MaxValue;
    private bool _signalled;
    private volatile bool _stopping;

    /// <summary>Creates it; no thread is started yet.</summary>
    /// <param name="tick">How finely time is told apart.</param>
    /// <param name="onError">Is told what a timer threw.</param>
    public WheelThread(TimeSpan tick, Action<WheelTimer, Exception> onError)
    {
        _clock = new WheelClock(tick);
        _onError = onError;
    }

    /// <summary>What the thread is called. Read when it starts.</summary>
    public string Name { get; set; } = "scheduler";

    /// <summary>How long <see cref="Dispose"/> waits for the thread.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the thread has woken. For tests.</summary>
    internal long WakeUps { get; private set; }

    internal long Elapsed => _clock.Elapsed;

    /// <summary>Submits a new timer.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="delay">How long until it fires.</param>
    /// <param name="interval">How long from one firing to the next; zero to fire once. A shorter one than the tick is raised to it.</param>
    /// <returns>False if the wheel has stopped: then it will not fire.</returns>
    public bool TrySchedule(WheelTimer timer, TimeSpan delay, TimeSpan interval = default)
    {
        if (_stopping) return false;
        var now = Elapsed;
        timer.Thread = this;
        // One more, since now was rounded down: not even by a fraction is it early.
        timer.Deadline = Later(now + 1, delay.Ticks);
        timer.Interval = interval == TimeSpan.Zero ? 0 : Math.Max(interval.Ticks, _clock.TickLength);
        timer.Due = delay == TimeSpan.Zero ? _clock.TickAt(now) : _clock.FirstTickNotBefore(timer.Deadline);

        if (Volatile.Read(ref _thread) is null) Start();
        Post(timer);
        // Whoever stops the thread writes _stopping before the inbox is emptied for the last time. So if it is still false
        // here, after the post, that last time takes this timer too; if it is true, the timer is withdrawn, once.
        return !_stopping || !timer.Cancel();
    }

    /// <summary>Submits a new timer, tied to what cancels it; one that is cancelled already is left out.</summary>
    /// <exception cref="SchedulerException">The wheel has stopped.</exception>
    public void Schedule(CancelableTimer timer, TimeSpan delay, TimeSpan interval, ICancelable? cancelable)
    {
        if (_stopping) throw Stopped();
        if (!timer.BindTo(cancelable)) return;
        if (TrySchedule(timer, delay, interval)) return;
        timer.Cancel();
        throw Stopped();
    }

    internal static SchedulerException Stopped() => new("cannot enqueue after timer shutdown");

    /// <summary>Stops and joins the thread; timers that are not due are dropped.</summary>
    public void Dispose()
    {
        _stopping = true;
        Thread? thread;
        lock (_gate) thread = _thread;
        Signal();
        if (thread is not null && thread != Thread.CurrentThread) thread.Join(ShutdownTimeout);
    }

    internal void Post(WheelTimer timer)
    {
        // Read before posting: afterwards the timer may be fired, and its fields be another's.
        var due = timer.IsDone ? long.MaxValue : timer.Due;
        var waiting = _inbox.Post(timer);
        var wakeTick = Volatile.Read(ref _wakeTick);
        if (wakeTick == Awake || (due >= wakeTick && waiting < InboxLimit)) return;
        if (Interlocked.Exchange(ref _wakeTick, Awake) != Awake) Wake(due);
    }

    /// <summary>Takes back a cancelled timer that was submitted, or is about to be.</summary>
    internal void TakeBack(WheelTimer timer) => _inbox.TryTakeBack(timer);

    private void Wake(long due)
    {
        // A hint: if the thread misses it, or sees a later one, it may be woken once more.
        Volatile.Write(ref _wokenFor, due);
        Signal();
    }

    private void Signal()
    {
        lock (_gate)
        {
            _signalled = true;
            Monitor.Pulse(_gate);
        }
    }

    private void WaitForSignal(int milliseconds)
    {
        lock (_gate)
        {
            if (!_signalled) Monitor.Wait(_gate, milliseconds);
            _signalled = false;
        }
    }

    private void Start()
    {
        lock (_gate)
        {
            if (_thread is not null || _stopping) return;
            var thread = new Thread(Run) { IsBackground = true, Name = Name };
            Volatile.Write(ref _thread, thread);
            thread.UnsafeStart();
        }
    }

    private static long Later(long deadline, long span) => Math.Min(deadline, Never) + Math.Min(span, Never);
}
