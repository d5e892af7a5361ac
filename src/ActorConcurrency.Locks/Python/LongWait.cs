namespace ActorConcurrency.Locks;

/// <summary>Waits longer than .NET's, which end at <see cref="int.MaxValue"/> milliseconds, 24 days; Python's go on for centuries.</summary>
internal static class LongWait
{
    private const double MostMilliseconds = 10_000 * 365.25 * 24 * 60 * 60 * 1000;

    /// <summary>What .NET takes at a time.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>A time that Python gives in seconds, in whole milliseconds: at least zero, at most 10,000 years.</summary>
    public static TimeSpan Of(double seconds) => TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(seconds * 1000), 0, MostMilliseconds));

    /// <summary>Waits, piece by piece.</summary>
    /// <param name="timeout">How long; null: as long as it takes. Negative: not at all.</param>
    /// <param name="wait">Waits for a piece; true: what was waited for is so.</param>
    /// <returns>Whether it is so.</returns>
    public static bool Wait(TimeSpan? timeout, Func<TimeSpan, bool> wait)
    {
        if (timeout is not { } left) return wait(Timeout.InfiniteTimeSpan);
        for (; left > Longest; left -= Longest)
            if (wait(Longest))
                return true;
        return wait(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
