using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <summary>A clock that is moved on by hand, and whose wall clock can be set: then timers and the time that has elapsed do not change. Thread-safe.</summary>
internal sealed class SettableClock : TimeProvider
{
    private readonly FakeTimeProvider _time = new();
    private long _ahead;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>Sets the wall clock ahead by that much, or back if it is negative.</summary>
    public void SetAhead(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _time.CreateTimer(callback, state, dueTime, period);
}
