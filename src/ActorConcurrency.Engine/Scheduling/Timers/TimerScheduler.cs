using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The timers of one actor instance. The cell makes it before the instance's constructor runs, opens each
/// <see cref="KeyedTimer"/> that it receives, cancels all before <c>PreRestart</c> and <c>PostStop</c>, and closes it after.
/// </summary>
internal sealed class TimerScheduler(IActorContext context) : ITimerScheduler
{
    private readonly Dictionary<object, KeyedTimer> _timers = [];
    private readonly ActorSystem _system = context.System;
    private readonly IActorRef _self = context.Self;
    private readonly bool _logs = context.System.Settings.DebugTimerScheduler;
    private int _generation;
    private bool _isClosed;

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, null, null);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) => Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (!_timers.Remove(key, out var timer)) return;
        if (_logs) Log($"Cancel timer [{key}] with generation [{timer.Generation}]");
        timer.Deactivate();
    }

    public void CancelAll()
    {
        if (_timers.Count == 0) return;
        if (_logs) Log("Cancel all timers");
        foreach (var timer in _timers.Values) timer.Deactivate();
        _timers.Clear();
    }

    /// <summary>Cancels all; timers that the dying instance starts after this are ignored.</summary>
    public void Close()
    {
        _isClosed = true;
        CancelAll();
    }

    /// <summary>What a timer that came out of the mailbox brings; null if it is not active any more.</summary>
    public object? Open(KeyedTimer timer)
    {
        if (!timer.IsActive)
        {
            if (_logs) Log($"Received timer [{timer.Key}] that has been removed, discarding");
            return null;
        }

        if (!timer.IsPeriodic)
        {
            timer.Complete();
            _timers.Remove(timer.Key);
        }

        return timer.Message;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(message);
        Check(delay, interval);
        Cancel(key);
        if (_isClosed) return;

        var timer = KeyedTimer.Create(key, message, _self, sender, ++_generation, interval.HasValue);
        Schedule(timer, delay, interval, sender);
        _timers.Add(key, timer);
        if (_logs) Log($"Start timer [{key}] with generation [{timer.Generation}]");
    }

    private void Schedule(KeyedTimer timer, TimeSpan delay, TimeSpan? interval, IActorRef? sender)
    {
        if (_system.Scheduler is HashedWheelTimerScheduler wheel)
        {
            if (!wheel.TrySchedule(timer, delay, interval ?? TimeSpan.Zero)) throw WheelThread.Stopped();
            return;
        }

        timer.Foreign = interval is { } period
            ? _system.Scheduler.ScheduleTellRepeatedlyCancelable(delay, period, _self, timer, sender)
            : _system.Scheduler.ScheduleTellOnceCancelable(delay, _self, timer, sender);
    }

    private static void Check(TimeSpan delay, TimeSpan? interval)
    {
        if (delay < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(delay), $"Delay must be >=0. It was {delay}");
        if (interval <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(interval), $"Interval must be >0. It was {interval}");
    }

    // As with the other debug switches the switch decides, not the log level.
    private void Log(string text) => _system.EventStream.Publish(new Debug(_self.Path.ToString(), typeof(TimerScheduler), text));
}
