namespace ActorConcurrency.Comparison;

/// <summary>Says which of many tests are significant where all of them are looked at. Pure.</summary>
/// <remarks>
/// By Benjamini and Hochberg, which limits how many of those that are called significant are so by chance. Where nothing has changed at all, the
/// probability that anything is called so is limited by the same share: a gate seldom fails for nothing. Holm's way limits that probability also where
/// much has changed, and misses more true changes; a reader of a list of changes is better served by the share.
/// </remarks>
internal static class ManyTests
{
    /// <summary>Which of the tests are significant, in their order.</summary>
    /// <param name="pValues">The p-value of each.</param>
    /// <param name="share">How many of those that are significant may be so by chance, as a share that is expected.</param>
    public static bool[] Significant(IReadOnlyList<double> pValues, double share)
    {
        var ascending = pValues.Order().ToArray();
        var count = ascending.Length;
        while (count > 0 && ascending[count - 1] > share * count / ascending.Length) count--;
        return [.. pValues.Select(p => count > 0 && p <= ascending[count - 1])];
    }
}
