namespace ActorConcurrency;

/// <summary>Of a comparer and an ageing a queue can have one, rejected at the call.</summary>
internal static class ComparerAndAgeing
{
    /// <exception cref="ArgumentException">There are both.</exception>
    public static void Check<T>(IComparer<T>? comparer, TimeSpan? ageing)
    {
        if (ageing is not null && comparer is not null)
            throw new ArgumentException("Ageing raises a priority that is a number; a comparer's order has none. Take one of the two out.", nameof(comparer));
    }
}
