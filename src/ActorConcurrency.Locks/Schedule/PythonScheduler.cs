using System.Collections.Immutable;

namespace ActorConcurrency.Locks;

/// <summary>Python's <c>sched.scheduler</c>: a heap of events under a lock, and a thread that runs them. Source: <c>sched</c>, which the page lists.</summary>
/// <remarks>
/// <para>Faults, kept: <see cref="Run"/> blocks its thread until nothing is left, and nobody else runs anything; while it sleeps, it does not see an event
/// that was entered meanwhile and is due before; an exception of an action ends <see cref="Run"/> and leaves the rest in the queue until somebody
/// calls it again; an event that was taken out and has not begun cannot be cancelled any more, and its <see cref="Cancel"/> fails as if it had run.
/// The lower priority comes first.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class PythonScheduler
{
    private readonly Lock _lock = new();
    private readonly SortedSet<ScheduledEvent> _queue = new(Comparer<ScheduledEvent>.Create(static (one, other) => one.Rank.CompareTo(other.Rank)));
    private readonly Func<TimeSpan> _time;
    private readonly Action<TimeSpan> _delay;
    private long _sequence;

    /// <summary>Creates a scheduler; nobody runs it.</summary>
    /// <param name="time">Python's <c>timefunc</c>: the time, from any fixed moment on. Since the start of the system by default.</param>
    /// <param name="delay">Python's <c>delayfunc</c>: blocks for the span; of zero, it lets others run. <see cref="Thread.Sleep(TimeSpan)"/> by default.</param>
    public PythonScheduler(Func<TimeSpan>? time = null, Action<TimeSpan>? delay = null)
    {
        _time = time ?? (static () => TimeSpan.FromMilliseconds(Environment.TickCount64));
        // It looks again when it has slept, so to sleep for less is no harm.
        _delay = delay ?? (static span => Thread.Sleep(span < LongWait.Longest ? span : LongWait.Longest));
    }

    /// <summary>Python's <c>queue</c>: what is left, in order.</summary>
    public ImmutableArray<ScheduledEvent> Queue
    {
        get { lock (_lock) return [.. _queue]; }
    }

    /// <summary>Python's <c>empty()</c>.</summary>
    public bool Empty
    {
        get { lock (_lock) return _queue.Count == 0; }
    }

    /// <summary>Python's <c>enterabs()</c>.</summary>
    /// <param name="time">When it is due, by the scheduler's clock; in the past means now.</param>
    /// <param name="priority">Among what is due at the same time, the lower first.</param>
    /// <param name="action">What to run, on the thread that runs the scheduler.</param>
    /// <returns>The event.</returns>
    public ScheduledEvent EnterAbs(TimeSpan time, int priority, Action action)
    {
        lock (_lock)
        {
            var entered = new ScheduledEvent(time, priority, _sequence++, action);
            _queue.Add(entered);
            return entered;
        }
    }

    /// <summary>Python's <c>enter()</c>.</summary>
    /// <param name="delay">In how long it is due; negative means now.</param>
    /// <param name="priority">Among what is due at the same time, the lower first.</param>
    /// <param name="action">What to run, on the thread that runs the scheduler.</param>
    /// <returns>The event.</returns>
    public ScheduledEvent Enter(TimeSpan delay, int priority, Action action) =>
        EnterAbs(Sum(_time(), delay), priority, action);

    /// <summary>Python's <c>cancel()</c>.</summary>
    /// <param name="entered">The event.</param>
    /// <exception cref="ArgumentException">It is not in the queue: Python's <c>ValueError</c>.</exception>
    public void Cancel(ScheduledEvent entered)
    {
        lock (_lock)
            if (!_queue.Remove(entered))
                throw new ArgumentException("list.remove(x): x not in list", nameof(entered));
    }

    /// <summary>Python's <c>run()</c>: runs what is due and waits for the rest, on this thread, until nothing is left.</summary>
    /// <param name="blocking">Whether to wait; if not, it runs what is due and returns.</param>
    /// <returns>Not blocking: in how long the next is due, if there is one. Else null.</returns>
    public TimeSpan? Run(bool blocking = true)
    {
        while (TryTake(out var due, out var wait))
        {
            if (due is not null)
            {
                due.Action();
                _delay(TimeSpan.Zero); // let other threads run
            }
            else if (blocking) _delay(wait);
            else return wait;
        }

        return null;
    }

    // A moment so far away that none is meant: Python's floats do not overflow.
    private static TimeSpan Sum(TimeSpan now, TimeSpan delay) =>
        delay > TimeSpan.Zero && now > TimeSpan.MaxValue - delay ? TimeSpan.MaxValue
        : delay < TimeSpan.Zero && now < TimeSpan.MinValue - delay ? TimeSpan.MinValue
        : now + delay;

    private bool TryTake(out ScheduledEvent? due, out TimeSpan wait)
    {
        lock (_lock)
        {
            (due, wait) = (null, TimeSpan.Zero);
            if (_queue.Min is not { } first) return false;
            var now = _time();
            if (first.Time > now)
            {
                wait = Sum(first.Time, -now);
                return true;
            }

            _queue.Remove(first);
            due = first;
            return true;
        }
    }
}

/// <summary>Python's <c>sched.Event</c>. Immutable.</summary>
public sealed class ScheduledEvent
{
    internal ScheduledEvent(TimeSpan time, int priority, long sequence, Action action) =>
        (Time, Priority, Action, Rank) = (time, priority, action, (time, priority, sequence));

    /// <summary>When it is due, by the scheduler's clock.</summary>
    public TimeSpan Time { get; }

    /// <summary>Among what is due at the same time, the lower first.</summary>
    public int Priority { get; }

    /// <summary>What to run.</summary>
    public Action Action { get; }

    internal (TimeSpan Time, int Priority, long Sequence) Rank { get; }
}
