using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose clock stands still until the test moves it. What is due runs on the thread that moves it, in the order
/// of the due times and, among equals, of the scheduling. Thread-safe; one thread at a time should move the clock.
/// <para>
/// Each schedule runs at most once per move, however far the clock goes: a repeating one is due again an interval after the
/// moment moved to, and what is scheduled during a move waits for the next. Step by the interval to see every tick.
/// </para>
/// Configure it with <see cref="Configs.TestConfigs.TestSchedulerConfig"/>.
/// </summary>
public partial class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Schedule, (DateTimeOffset Due, long Number)> _schedules = new();
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private DateTimeOffset _now;
    private long _scheduled;

    /// <summary>Creates the scheduler; done by the actor system. The clock begins at the present.</summary>
    /// <param name="schedulerConfig">Not used.</param>
    /// <param name="log">Not used.</param>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log) => _now = _start;

    /// <summary>The time on the scheduler's clock.</summary>
    public DateTimeOffset Now => TimeNow;

    /// <inheritdoc cref="Now" />
    protected DateTimeOffset TimeNow
    {
        get { lock (_gate) return _now; }
    }

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan MonotonicClock => TimeNow - _start;

    /// <summary>How far the clock has been moved.</summary>
    public TimeSpan HighResMonotonicClock => MonotonicClock;

    /// <summary>This scheduler.</summary>
    public IAdvancedScheduler Advanced => this;

    /// <summary>Moves the clock forward, and runs what is due.</summary>
    /// <param name="offset">How far.</param>
    /// <exception cref="InvalidOperationException">The span is negative.</exception>
    /// <exception cref="Exception">What the first failing action threw. The others have run.</exception>
    public void Advance(TimeSpan offset)
    {
        List<Schedule> due;
        lock (_gate)
        {
            if (offset < TimeSpan.Zero)
                throw new InvalidOperationException("You can't reverse time...");
            _now += offset;
            due = TakeDue();
        }
        RunAll(due);
    }

    /// <summary>Moves the clock forward to a moment, and runs what is due.</summary>
    /// <param name="when">The moment.</param>
    /// <exception cref="InvalidOperationException">The moment has passed.</exception>
    /// <exception cref="Exception">What the first failing action threw. The others have run.</exception>
    public void AdvanceTo(DateTimeOffset when) => Advance(when - TimeNow);

    private List<Schedule> TakeDue()
    {
        var due = new List<Schedule>();
        while (_schedules.TryPeek(out _, out var key) && key.Due <= _now)
            due.Add(_schedules.Dequeue());
        // Repeating ones go back before anything runs, so that a handler can cancel the next round.
        foreach (var schedule in due)
            if (schedule.Interval is { } interval && !schedule.IsCancelled)
                Put(schedule, interval);
        return due;
    }

    private static void RunAll(List<Schedule> due)
    {
        ExceptionDispatchInfo? failure = null;
        foreach (var schedule in due.Where(schedule => !schedule.IsCancelled))
        {
            try
            {
                schedule.Action();
            }
            catch (Exception cause)
            {
                failure ??= ExceptionDispatchInfo.Capture(cause);
            }
        }
        failure?.Throw();
    }

    private void Add(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable)
    {
        lock (_gate)
            Put(new Schedule(action, interval, cancelable), delay);
    }

    private void Put(Schedule schedule, TimeSpan delay) => _schedules.Enqueue(schedule, (_now + delay, _scheduled++));

    private sealed record Schedule(Action Action, TimeSpan? Interval, ICancelable? Cancelable)
    {
        public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
