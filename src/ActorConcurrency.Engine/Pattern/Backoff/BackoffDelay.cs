namespace Akka.Pattern;

/// <summary>Pauses that double.</summary>
internal static class BackoffDelay
{
    /// <summary>The pause before the retry after <paramref name="retries"/> others: min · 2^retries, at most max, lengthened at random by up to the factor.</summary>
    public static TimeSpan Of(int retries, TimeSpan min, TimeSpan max, double randomFactor)
    {
        var doubled = min.Ticks * Math.Pow(2, retries);
        var capped = Math.Min(doubled, max.Ticks);
        var ticks = capped * (1.0 + Random.Shared.NextDouble() * randomFactor);
        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)ticks);
    }
}
