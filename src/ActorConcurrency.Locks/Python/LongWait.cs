namespace ActorConcurrency.Locks;

/// <summary>Waits longer than .NET's, which end at <see cref="int.MaxValue"/> milliseconds, 24 days; Python's go on for centuries.</summary>
internal static class LongWait
{
    /// <summary>What .NET takes at a time.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMilliseconds(int.MaxValue);

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
