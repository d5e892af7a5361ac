using System.Diagnostics;

namespace Akka.Actor;

/// <summary>Time since the clock was made, as spans of 100 ns and as ticks of a wheel. Immutable.</summary>
internal sealed class WheelClock(TimeSpan tick)
{
    private static readonly long TimestampsPerSpan =
        Stopwatch.Frequency % TimeSpan.TicksPerSecond == 0 ? Stopwatch.Frequency / TimeSpan.TicksPerSecond : 0;

    private readonly long _origin = Stopwatch.GetTimestamp();

    /// <summary>How long a tick is, in 100 ns.</summary>
    public long TickLength { get; } = tick.Ticks;

    // Dividing by a whole number, as the usual clocks allow, is faster than what the runtime does.
    /// <summary>What has passed, in 100 ns, rounded down.</summary>
    public long Elapsed => TimestampsPerSpan > 0
        ? (Stopwatch.GetTimestamp() - _origin) / TimestampsPerSpan
        : Stopwatch.GetElapsedTime(_origin).Ticks;

    /// <summary>The tick that has come at <paramref name="time"/>.</summary>
    public long TickAt(long time) => time / TickLength;

    /// <summary>The first tick that does not come before <paramref name="time"/>.</summary>
    public long FirstTickNotBefore(long time)
    {
        var tick = time / TickLength;
        return tick * TickLength == time ? tick : tick + 1;
    }

    /// <summary>How long to wait for a tick; for ever for the last.</summary>
    public int MillisecondsUntil(long tick)
    {
        if (tick == long.MaxValue) return Timeout.Infinite;
        var left = tick * TickLength - Elapsed;
        var milliseconds = Math.Ceiling(Math.Max(left, 0) / (double)TimeSpan.TicksPerMillisecond);
        return (int)Math.Min(milliseconds, int.MaxValue);
    }
}
