namespace ActorConcurrency;

/// <summary>Deadlines in the ticks of a clock. Timers count whole milliseconds and may fire a little early; a deadline tells.</summary>
internal static class Deadlines
{
    /// <summary>The deadline that is <paramref name="timeout"/> from now.</summary>
    public static long After(this TimeProvider time, TimeSpan timeout) =>
        time.GetTimestamp() + (long)Math.Ceiling(timeout.TotalSeconds * time.TimestampFrequency);

    /// <summary>How long it is until a deadline; zero if it is over. Rounded up: a timer that fires early would find nothing due, only to be armed again.</summary>
    public static TimeSpan Until(this TimeProvider time, long deadline)
    {
        var left = TimeSpan.FromSeconds(Math.Max(0, deadline - time.GetTimestamp()) / (double)time.TimestampFrequency);
        return TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
    }
}
