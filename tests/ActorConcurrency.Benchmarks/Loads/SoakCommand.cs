using System.Diagnostics;
using System.Globalization;

namespace ActorConcurrency.Benchmarks;

/// <summary>Everything at once for long: memory, threads and handles must not grow.</summary>
internal static class SoakCommand
{
    private const int LeastSamples = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Exit code 0: it stayed flat and all was right; 1: not so.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var time = Parse(arguments);
        Console.WriteLine(Surroundings.Here);
        await using var arena = new Arena();
        var mixture = new Mixture();
        using var end = new CancellationTokenSource(time);
        var load = mixture.RunAsync(arena.System, end.Token);
        var samples = await WatchAsync(time, load, mixture);
        try
        {
            await load;
        }
        catch (WrongResultException wrong)
        {
            Console.WriteLine($"FAILED: {wrong.Message}");
            return 1;
        }

        mixture.Print();
        return Judge(samples);
    }

    private static TimeSpan Parse(string[] arguments) => arguments switch
    {
        [] => TimeSpan.FromMinutes(10),
        ["--minutes", var text] when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 0.1 and <= 1440
            => TimeSpan.FromMinutes(minutes),
        _ => throw new UsageException($"'{string.Join(' ', arguments)}' is no option of soak. Valid: --minutes N, from 0.1 to 1440."),
    };

    private static async Task<List<Footprint>> WatchAsync(TimeSpan time, Task load, Mixture mixture)
    {
        var interval = time / LeastSamples < Interval ? time / LeastSamples : Interval;
        var started = Stopwatch.GetTimestamp();
        var samples = new List<Footprint>();
        while (await Task.WhenAny(load, Task.Delay(interval)) != load)
        {
            var now = Footprint.Take();
            samples.Add(now);
            Console.WriteLine(FormattableString.Invariant(
                $"{Stopwatch.GetElapsedTime(started).TotalSeconds,7:0} s {now.Megabytes,8:0.0} MB heap {now.ResidentMegabytes,6:0} MB resident {now.Threads,5} threads {now.Handles,5} handles {mixture.Operations,16:#,0} operations"));
        }

        return samples;
    }

    // The first fifth is start-up: pools fill and code is compiled.
    private static int Judge(List<Footprint> samples)
    {
        var settled = samples[(samples.Count / 5)..];
        var third = Math.Max(1, settled.Count / 3);
        var (early, late) = (Footprint.Median(settled[..third]), Footprint.Median(settled[^third..]));
        var grown = late.GrownSince(early);
        Console.WriteLine(grown is null ? "Flat." : $"FAILED, not flat: {grown}");
        return grown is null ? 0 : 1;
    }
}
