using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// The clock and the timers of an actor system, for whatever is not given a clock: both are its <see cref="IScheduler"/>'s, so that a scheduler
/// of a test's drives everything. Thread-safe.
/// </summary>
/// <remarks>Akka.NET's own scheduler fires up to one of its rounds (10 ms) late and never early. Its clock is the process's.</remarks>
internal sealed class SystemTime : TimeProvider
{
    private readonly IScheduler _scheduler;

    public SystemTime(IScheduler scheduler) => (_scheduler, IsProcessClock) = (scheduler, scheduler is HashedWheelTimerScheduler);

    /// <summary>Whether its clock runs no code but the runtime's.</summary>
    public bool IsProcessClock { get; }

    public override long TimestampFrequency => IsProcessClock ? base.TimestampFrequency : TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => IsProcessClock ? base.GetTimestamp() : _scheduler.Now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => _scheduler.Now;

    /// <inheritdoc/>
    /// <remarks>
    /// The callback runs on the thread pool, so that it does not hold up Akka.NET's scheduler; with another scheduler, where that runs it: what
    /// is due has then happened when a test's scheduler has come there.
    /// </remarks>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(_scheduler, callback, state, IsProcessClock);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(IScheduler scheduler, TimerCallback callback, object? state, bool onPool) : ITimer
    {
        private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);
        private readonly Lock _lock = new();
        private Cancelable? _armed;
        private bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("Arm it for each due moment.");
            lock (_lock)
            {
                _armed?.Cancel();
                _armed = null;
                if (_isDisposed) return false;
                return dueTime == Timeout.InfiniteTimeSpan || TryArm(dueTime);
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                _isDisposed = true;
                _armed?.Cancel();
                _armed = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private bool TryArm(TimeSpan dueTime)
        {
            try
            {
                _armed = new Cancelable(scheduler);
                scheduler.Advanced.ScheduleOnce(dueTime < Longest ? dueTime : Longest, Fire, _armed);
                return true;
            }
            catch (SchedulerException)
            {
                // The actor system has ended, and with it whatever waits for this.
                return false;
            }
        }

        private void Fire()
        {
            if (onPool) ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Call(), this, preferLocal: false);
            else Call();
        }

        private void Call() => callback(state);
    }
}
