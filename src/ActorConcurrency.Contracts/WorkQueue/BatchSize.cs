namespace ActorConcurrency;

/// <summary>What may be asked of a queue in one step, rejected at the call.</summary>
internal static class BatchSize
{
    public static void Check(int max, int min)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
    }

    /// <summary>How many have to be there for a get that wants so many: not more than fit in.</summary>
    public static int Needed(int min, int capacity) => Math.Max(1, Math.Min(min, capacity));
}
