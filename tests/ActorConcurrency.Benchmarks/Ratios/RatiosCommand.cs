using System.Diagnostics;

namespace ActorConcurrency.Benchmarks;

/// <summary>Measures cases, and says which reach their targets.</summary>
internal static class RatiosCommand
{
    /// <summary>Exit code 0: every result was right, whether fast or not; 1: one was wrong.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = RatiosOptions.Parse(arguments);
        await using var json = options.Json is { } path ? Create(path) : null;
        var started = Stopwatch.GetTimestamp();
        Table.PrintHeading();
        var results = new List<Result>();
        foreach (var one in options.Cases)
        {
            var result = await MeasureAsync(one, options.Rounds);
            Table.Print(result);
            results.Add(result);
        }

        Table.PrintSummary(results, Stopwatch.GetElapsedTime(started));
        if (json is not null) await JsonReport.WriteAsync(json, results);
        return results.Exists(result => result.Error is not null) ? 1 : 0;
    }

    private static async Task<Result> MeasureAsync(Case one, int? rounds)
    {
        try
        {
            return await new Measurement(one).MeasureAsync(rounds);
        }
        catch (WrongResultException wrong)
        {
            return new Result(one) { Error = wrong.Message };
        }
    }

    // Before anything is measured: three minutes are too long to wait for the news that there is no such folder.
    private static FileStream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"'{path}' cannot be written to. Valid for --json: a file in a folder that exists.");
        }
    }
}
