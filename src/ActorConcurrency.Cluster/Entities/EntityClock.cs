namespace ActorConcurrency;

/// <summary>The two clocks of an entity: one that nobody sets, for all deadlines; and the wall clock, for ages that are shown.</summary>
internal sealed class EntityClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Since this clock was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>The wall clock's time, as ages count it.</summary>
    public TimeSpan Wall => AgeBase(time.GetUtcNow());

    public static TimeSpan AgeBase(DateTimeOffset at) => at - DateTimeOffset.UnixEpoch;
}
