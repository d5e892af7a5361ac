namespace ActorConcurrency;

/// <summary>What may be asked of a queue in one step, rejected at the call.</summary>
internal static class BatchSize
{
    public static void Check(int max, int min)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(min, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
    }

    /// <summary>A comparer's order cannot grow older.</summary>
    public static void RefuseAgeing<T>(TimeSpan? ageing, IComparer<T>? comparer)
    {
        if (ageing is not null && comparer is not null)
            throw new ArgumentException("Ageing raises a priority that is a number; a comparer's order has none. Take one of the two out.", nameof(comparer));
    }

    /// <summary>How many have to be there for a get that wants so many: not more than fit in.</summary>
    public static int Needed(int min, int capacity) => Math.Max(1, Math.Min(min, capacity));
}
