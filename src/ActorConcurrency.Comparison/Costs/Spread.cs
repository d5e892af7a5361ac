namespace ActorConcurrency.Comparison;

/// <summary>Figures about a set of numbers. Pure.</summary>
internal static class Spread
{
    /// <summary>The quartiles.</summary>
    /// <param name="values">At least one.</param>
    public static (double Lower, double Median, double Upper) Quartiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[sorted.Length / 4], sorted[sorted.Length / 2], sorted[sorted.Length * 3 / 4]);
    }

    /// <summary>Jain's index of fairness: 1 if all shares are equal, 1 / count if one has all; 1 if nobody has anything.</summary>
    /// <param name="shares">At least one; each 0 or more.</param>
    public static double Jain(IReadOnlyCollection<long> shares)
    {
        var squares = shares.Sum(share => (double)share * share);
        var sum = shares.Sum(share => (double)share);
        return squares == 0 ? 1 : sum * sum / (shares.Count * squares);
    }
}
