using System.Diagnostics;
using HdrHistogram;

namespace ActorConcurrency.Benchmarks;

/// <summary>So many clients who do an operation one after the other for a while.</summary>
/// <param name="name">What it is.</param>
/// <param name="clients">How many clients.</param>
/// <param name="operate">The operation of a client.</param>
internal sealed class ClusterLoad(string name, int clients, Func<int, Task> operate)
{
    private readonly List<double> _perSecond = [];
    private readonly LongHistogram _latencies = new(1, 60_000_000, 3);

    public double Median => Statistics.Of(_perSecond).Median;

    /// <summary>One round that counts.</summary>
    public async Task MeasureAsync(TimeSpan round)
    {
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        var latencies = await RunAsync(round);
        _perSecond.Add(latencies.Count / Stopwatch.GetElapsedTime(since).TotalSeconds);
        foreach (var microseconds in latencies) _latencies.RecordValue(Math.Max(1, microseconds));
    }

    /// <summary>One round.</summary>
    /// <returns>How long each operation took, in microseconds.</returns>
    public async Task<List<long>> RunAsync(TimeSpan round)
    {
        var since = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            List<long> latencies = [];
            while (Stopwatch.GetElapsedTime(since) < round)
            {
                var begun = Stopwatch.GetTimestamp();
                await operate(client);
                latencies.Add((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
            }

            return latencies;
        })));
        return [.. all.SelectMany(latencies => latencies)];
    }

    public override string ToString()
    {
        var rate = Statistics.Of(_perSecond);
        return FormattableString.Invariant(
            $"{name,-42} {rate.Median,8:#,0} ({rate.LowerQuartile,7:#,0} to {rate.UpperQuartile,7:#,0}) {_latencies.GetValueAtPercentile(50) / 1e3,11:0.00} {_latencies.GetValueAtPercentile(99) / 1e3,9:0.00}");
    }
}
