using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>When requests arrive. It is fixed before the first one is served, so that a slow answer does not put off the next question.</summary>
internal static class ArrivalSchedule
{
    /// <summary>Arrivals at random, independent of each other. The same arguments give the same schedule.</summary>
    /// <param name="seed">Where random numbers start.</param>
    /// <param name="perSecond">How many a second on average.</param>
    /// <param name="length">For how long. However short: one arrives, or there would be nothing to tell.</param>
    /// <returns>The arrivals in nanoseconds since the beginning, ascending.</returns>
    public static ImmutableArray<long> Of(int seed, double perSecond, TimeSpan length)
    {
        // CA5394: a load needs no secret.
#pragma warning disable CA5394
        var random = new Random(seed);
        var (arrivals, at) = (ImmutableArray.CreateBuilder<long>(), 0.0);
        while ((at += -Math.Log(1 - random.NextDouble()) * 1e9 / perSecond) < length.TotalNanoseconds || arrivals.Count == 0) arrivals.Add((long)at);
#pragma warning restore CA5394
        return arrivals.ToImmutable();
    }
}
