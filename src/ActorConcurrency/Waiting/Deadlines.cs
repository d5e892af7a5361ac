namespace ActorConcurrency;

/// <summary>Deadlines in the ticks of a clock. Timers count whole milliseconds and may fire a little early; a deadline tells.</summary>
internal static class Deadlines
{
    /// <summary>The deadline that is <paramref name="timeout"/> from now.</summary>
    public static long After(this TimeProvider time, TimeSpan timeout) =>
        time.GetTimestamp() + Ceiling((Int128)timeout.Ticks * time.TimestampFrequency, TimeSpan.TicksPerSecond);

    /// <summary>How long it is until a deadline; zero if it is over. Rounded up: a timer that fires early would find nothing due, only to be armed again.</summary>
    public static TimeSpan Until(this TimeProvider time, long deadline)
    {
        var left = Math.Max(0, deadline - time.GetTimestamp());
        return TimeSpan.FromMilliseconds(Ceiling((Int128)left * 1000, time.TimestampFrequency));
    }

    // In whole numbers: a rounding error would add a millisecond.
    private static long Ceiling(Int128 dividend, long divisor) => (long)((dividend + divisor - 1) / divisor);
}
