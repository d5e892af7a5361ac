namespace ActorConcurrency;

/// <summary>What a ticker keeps for a subscriber that is slower than its ticks: the newest ones, as many as said. Immutable; compares by value.</summary>
public sealed record SlowSubscriber
{
    private SlowSubscriber(int capacity) => Capacity = capacity;

    /// <summary>It gets every tick, however late. The ticks wait for it in memory, without a limit.</summary>
    public static SlowSubscriber EveryTick { get; } = new(int.MaxValue);

    /// <summary>It gets the latest tick; those before it that it was too slow for are dropped and counted.</summary>
    public static SlowSubscriber LatestOnly { get; } = new(1);

    /// <summary>How many ticks wait for it at most; at least 1.</summary>
    public int Capacity { get; }

    /// <summary>It gets the newest ticks up to <paramref name="capacity"/>; older ones are dropped and counted.</summary>
    /// <param name="capacity">How many ticks wait for it at most; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is less than 1.</exception>
    public static SlowSubscriber Bounded(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return new(capacity);
    }
}
