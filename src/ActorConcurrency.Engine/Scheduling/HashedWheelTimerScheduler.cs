using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The default scheduler: a hierarchical timing wheel on one background thread, which starts with the first timer and sleeps
/// while nothing is due. Scheduling and cancelling take constant time. Thread-safe.
/// </summary>
/// <remarks>
/// <para>Settings: <c>akka.scheduler.tick-duration</c> (10 ms; at least 1 ms) is how finely time is told apart, and
/// <c>akka.scheduler.shutdown-timeout</c> (5 s) how long <see cref="Dispose"/> waits for the thread.
/// <c>akka.scheduler.ticks-per-wheel</c> (512) is checked and otherwise unused: the wheel has levels instead of revolutions.</para>
/// <para>Nothing fires early; it fires about a tick late at most, unless work before it takes long. Repeated work keeps its
/// rate, and what was missed is made up for; an interval below a tick counts as one tick. What is not due when the scheduler
/// stops is dropped.</para>
/// </remarks>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(1);

    private readonly WheelThread _wheel;

    /// <summary>Creates the scheduler; its thread starts with the first timer.</summary>
    /// <param name="scheduler">The configuration, from its root.</param>
    /// <param name="log">Is told what scheduled work throws.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log) : base(scheduler, log)
    {
        var tick = scheduler.GetTimeSpan("akka.scheduler.tick-duration", TimeSpan.FromMilliseconds(10));
        if (tick < ShortestTick)
            throw new ArgumentOutOfRangeException("akka.scheduler.tick-duration", tick, "A tick lasts at least 1ms.");
        var slots = scheduler.GetInt("akka.scheduler.ticks-per-wheel", 512);
        if (slots < 1)
            throw new ArgumentOutOfRangeException("akka.scheduler.ticks-per-wheel", slots, "Must be greater than 0.");

        _wheel = new WheelThread(tick, LogError)
        {
            ShutdownTimeout = scheduler.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.FromSeconds(5)),
        };
    }

    /// <summary>What the thread is called. The system sets it before anything is scheduled.</summary>
    internal string ThreadName
    {
        get => _wheel.Name;
        set => _wheel.Name = value;
    }

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => DateTimeOffset.Now;

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => Util.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => Util.MonotonicClock.Elapsed;

    /// <summary>Stops the thread and waits for it, except on that thread itself. Calling it again does nothing.</summary>
    public void Dispose() => _wheel.Dispose();

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(new ScheduledTell(receiver, message, sender), delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(new ScheduledTell(receiver, message, sender), initialDelay, interval, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Schedule(new ScheduledWork(action), delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Schedule(new ScheduledWork(action), delay, TimeSpan.Zero, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Schedule(new ScheduledWork(action), initialDelay, interval, cancelable);

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Schedule(new ScheduledWork(action), initialDelay, interval, cancelable);

    /// <summary>Schedules the engine's own timers, which cancel themselves.</summary>
    /// <returns>False if the scheduler has stopped: then it will not fire.</returns>
    internal bool TrySchedule(WheelTimer timer, TimeSpan delay, TimeSpan interval = default) =>
        _wheel.TrySchedule(timer, delay, interval);

    /// <summary>Schedules a timer that its caller cancels itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    internal ICancelable ScheduleOnce(CancelableTimer timer, TimeSpan delay)
    {
        ValidateDelay(delay, nameof(delay));
        Schedule(timer, delay, TimeSpan.Zero, null);
        return timer;
    }

    /// <summary>Schedules a repeated timer that its caller cancels itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="initialDelay"/> is negative, or <paramref name="interval"/> not positive.
    /// </exception>
    internal ICancelable ScheduleRepeatedly(CancelableTimer timer, TimeSpan initialDelay, TimeSpan interval)
    {
        ValidateDelay(initialDelay, nameof(initialDelay));
        ValidateInterval(interval, nameof(interval));
        Schedule(timer, initialDelay, interval, null);
        return timer;
    }

    private void Schedule(CancelableTimer timer, TimeSpan delay, TimeSpan interval, ICancelable? cancelable) =>
        _wheel.Schedule(timer, delay, interval, cancelable);

    private void LogError(WheelTimer timer, Exception exception) =>
        Log.Error(exception, "Error while executing scheduled task {0}", timer.ToString());
}
