namespace Akka.Actor;

/// <summary>The machine's own clocks, outside any system. Thread-safe.</summary>
[Obsolete("Use the system's Scheduler: it is a time provider too.")]
public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private DateTimeOffsetNowTimeProvider() { }

    /// <summary>The only instance.</summary>
    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    /// <inheritdoc/>
    public DateTimeOffset Now => DateTimeOffset.Now;

    /// <inheritdoc/>
    public TimeSpan MonotonicClock => Util.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    public TimeSpan HighResMonotonicClock => Util.MonotonicClock.Elapsed;
}
