using System.Diagnostics;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Whether a waiter among many costs more to end than one among few: work that grows with the square shows here.</summary>
internal static class ScalingCommand
{
    private const int Few = 2_000;
    private const int Many = 32_000;
    private const int Rounds = 5;
    private const double Target = 2.5;

    /// <summary>Exit code 0: every result was right, whether fast or not; 1: one was wrong.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length > 0) throw new UsageException($"There is no option '{arguments[0]}'. scaling takes none.");
        Console.WriteLine(Surroundings.Here);
        Console.WriteLine(FormattableString.Invariant($"per waiter, medians of {Rounds} rounds in turn; target: one of {Many:#,0} costs at most {Target}x of one of {Few:#,0}"));
        await using var arena = new Arena();
        try
        {
            foreach (var crowd in Crowd.All) Print(crowd.Name, await MeasureAsync(arena.System, crowd));
            return 0;
        }
        catch (WrongResultException wrong)
        {
            Console.WriteLine($"FAILED: {wrong.Message}");
            return 1;
        }
    }

    private static async Task<(double Few, double Many)> MeasureAsync(ActorSystem system, Crowd crowd)
    {
        await WarmUp.RunAsync(() => EndAsync(system, crowd, Few));
        var (few, many) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            few.Add(await EndAsync(system, crowd, Few));
            many.Add(await EndAsync(system, crowd, Many));
        }

        return (Statistics.Of(few).Median, Statistics.Of(many).Median);
    }

    private static async Task<double> EndAsync(ActorSystem system, Crowd crowd, int waiters)
    {
        var end = await crowd.GatherAsync(system, waiters);
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await end();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / waiters;
    }

    private static void Print(string name, (double Few, double Many) cost)
    {
        var ratio = cost.Many / cost.Few;
        Console.WriteLine(FormattableString.Invariant(
            $"{name,-34} {cost.Few,8:0.00} us {cost.Many,8:0.00} us {ratio,6:0.00}x  {(ratio <= Target ? "met" : "MISSED")}"));
    }
}
