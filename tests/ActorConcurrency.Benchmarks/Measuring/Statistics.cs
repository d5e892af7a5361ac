namespace ActorConcurrency.Benchmarks;

/// <summary>The middle of some figures, and how far they are spread.</summary>
internal readonly record struct Statistics(double LowerQuartile, double Median, double UpperQuartile)
{
    public static Statistics Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Statistics(Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75));
    }

    // Between two figures, in proportion.
    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
