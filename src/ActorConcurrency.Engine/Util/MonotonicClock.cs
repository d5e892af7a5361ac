using System.Diagnostics;

namespace Akka.Util;

/// <summary>Time that never jumps: what has passed since the process first asked. Thread-safe.</summary>
internal static class MonotonicClock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    /// <summary>Time since the start.</summary>
    public static TimeSpan Elapsed => Stopwatch.GetElapsedTime(Start);

    /// <summary>Whole milliseconds since the start.</summary>
    public static long Milliseconds => (long)Elapsed.TotalMilliseconds;
}
