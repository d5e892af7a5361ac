namespace ActorConcurrency.Tests;

/// <summary>
/// A clock that stands still until the test advances it. Due timers run on the advancing thread, in order of their due times and,
/// where those are equal, of their start; without a synchronization context, as on a real timer's thread.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _running = [];
    private DateTimeOffset _now = new(2020, 12, 25, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and runs every timer that becomes due on the way; returns when all have run.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (NextDue(target) is { } timer) timer.Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        lock (_gate) _now = target;
    }

    private ManualTimer? NextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            // MinBy takes the first of equals, and the list is in order of start.
            var timer = _running.Where(candidate => candidate.Due <= target).MinBy(candidate => candidate.Due);
            if (timer is null) return null;
            if (timer.Due > _now) _now = timer.Due;
            _running.Remove(timer);
            if (timer.Period > TimeSpan.Zero) StartUnsynchronized(timer, timer.Period);
            return timer;
        }
    }

    private void Restart(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _running.Remove(timer);
            timer.Period = period;
            if (dueTime >= TimeSpan.Zero) StartUnsynchronized(timer, dueTime);
        }
    }

    private void StartUnsynchronized(ManualTimer timer, TimeSpan dueTime)
    {
        timer.Due = _now + dueTime;
        _running.Add(timer);
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action run) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Restart(this, dueTime, period);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
