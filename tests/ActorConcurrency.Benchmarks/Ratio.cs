using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>Something measured beside what a user would otherwise pick, in the same process and in turns.</summary>
/// <param name="Name">The case.</param>
/// <param name="Operations">How many operations a run does.</param>
/// <param name="Ours">Runs the actor side.</param>
/// <param name="Baseline">Runs the other.</param>
internal sealed record Case(string Name, int Operations, Func<int, Task> Ours, Func<int, Task> Baseline);

/// <summary>The medians of the rounds; a ratio above 1 means that ours was faster.</summary>
internal sealed record Result(double Ours, double Baseline, double Median, double Lowest, double Highest, double BytesPerOperation);

internal static class Ratio
{
    private const int WarmUps = 2;
    private const int Rounds = 5;

    public static async Task<Result> MeasureAsync(Case one)
    {
        var rounds = new List<(double Ours, double Baseline, double Bytes)>();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var (baseline, _) = await TimeAsync(one.Baseline, one.Operations);
            var (ours, bytes) = await TimeAsync(one.Ours, one.Operations);
            if (round >= WarmUps) rounds.Add((ours, baseline, bytes));
        }

        var ratios = rounds.Select(r => r.Baseline / r.Ours).Order().ToArray();
        return new Result(
            Median(rounds.Select(r => r.Ours)), Median(rounds.Select(r => r.Baseline)),
            ratios[Rounds / 2], ratios[0], ratios[^1], Median(rounds.Select(r => r.Bytes)));
    }

    private static async Task<(double NanosecondsPerOperation, double BytesPerOperation)> TimeAsync(Func<int, Task> run, int operations)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        await run(operations);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return (elapsed.TotalNanoseconds / operations, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)operations);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
