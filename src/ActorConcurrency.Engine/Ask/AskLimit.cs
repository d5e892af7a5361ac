namespace Akka.Actor;

/// <summary>What ends a promise that nobody answers.</summary>
internal interface IAskPromise
{
    void TimeOut(TimeSpan limit);

    void CancelWith(CancellationToken token);
}

/// <summary>
/// The time-out and the cancellation of one Ask, made only if there is one. Time passes on the system's wheel; if the system
/// has another scheduler, or has stopped, on the machine's own timers, so that no Ask waits for ever by accident.
/// </summary>
internal sealed class AskLimit(IAskPromise promise, TimeSpan limit) : WheelTimer
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private CancellationTokenRegistration _cancellation;
    private Timer? _timer;

    public void StartTimer(IScheduler scheduler)
    {
        if (scheduler is HashedWheelTimerScheduler wheel && wheel.TrySchedule(this, limit)) return;
        StartOwnTimer(limit);
    }

    public void Observe(CancellationToken token) =>
        _cancellation = token.UnsafeRegister(static (limit, token) => ((AskLimit)limit!).CancelWith(token), this);

    /// <summary>The promise is kept or broken: lets go of everything.</summary>
    public void End()
    {
        Cancel();
        _cancellation.Unregister();
        _timer?.Dispose();
    }

    protected internal override void Fire() => promise.TimeOut(limit);

    protected internal override void Drop()
    {
        var left = TimeSpan.FromTicks(Math.Max(0, Deadline - Thread!.Elapsed));
        StartOwnTimer(left);
    }

    private void CancelWith(CancellationToken token) => promise.CancelWith(token);

    private void StartOwnTimer(TimeSpan left) => _timer = new Timer(
        static limit => ((AskLimit)limit!).Fire(), this, left < LongestTimer ? left : LongestTimer, Timeout.InfiniteTimeSpan);
}
