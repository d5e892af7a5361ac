using System.Diagnostics;
using System.Text.Json;

namespace ActorConcurrency.App.Tests;

/// <summary>The program that measures, as somebody runs it. How fast anything is, is not asked here.</summary>
public sealed class RatiosTests
{
    public static TheoryData<string, string> Refusals => new()
    {
        { "", "Usage: ratios " },
        { "nonsense", "Usage: ratios " },
        { "ratios --case nonsense", "There is no case 'nonsense'. Valid: semaphore, semaphore-interface, semaphore-messages, semaphore-in-flow, semaphore-in-context, semaphore-in-actor, semaphore-100, lock, lock-read, lock-100, barrier-8, lock-set, " },
        { "ratios --case", "--case lacks its value." },
        { "ratios --rounds 0", "'0' is no number of rounds. Valid: 1 to 1000." },
        { "ratios --rounds few", "'few' is no number of rounds. Valid: 1 to 1000." },
        { "ratios --fast", "There is no option '--fast'. Valid: --case NAME, --rounds N, --json FILE." },
        { "ratios --json no-such-folder/figures.json", "'no-such-folder/figures.json' cannot be written to. Valid for --json: " },
        { "soak --minutes never", "'--minutes never' is no option of soak. Valid: --minutes N, " },
        { "stress --hard", "There is no option '--hard'." },
    };

    [Fact]
    public async Task A_case_is_printed_and_written_with_its_ratio_target_verdict_bytes_and_peers()
    {
        using var folder = new TempFolder();

        var run = await RunAsync("ratios", "--case", "counter-awaited", "--rounds", "3", "--json", folder["figures.json"]);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("GC: workstation, not concurrent; tiered compilation on, tiered PGO on", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith("counter-awaited: ActorCounter ", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("  Interlocked ", StringComparison.Ordinal) && line.Contains(" lacks ", StringComparison.Ordinal));
        var row = Assert.Single(Read(folder["figures.json"]));
        Assert.Equal("counter-awaited", row.GetProperty("name").GetString());
        Assert.Equal(3, row.GetProperty("rounds").GetInt32());
        Assert.Equal(("ratio", 0.6), (row.GetProperty("targetIs").GetString(), row.GetProperty("target").GetDouble()));
        Assert.Equal(Verdict(row), row.GetProperty("verdict").GetString());
        Assert.Equal(Verdict(row) == "met", row.GetProperty("met").GetBoolean());
        Assert.True(row.GetProperty("bytesPerOp").GetDouble() >= 0);
        Assert.True(row.GetProperty("baseline").GetDouble() > 0);
        Assert.All(row.GetProperty("peers").EnumerateArray(), peer =>
        {
            Assert.NotEmpty(peer.GetProperty("name").GetString()!);
            Assert.NotEmpty(peer.GetProperty("lacks").GetString()!);
            Assert.True(peer.GetProperty("ratio").GetDouble() > 0);
            Assert.True(peer.GetProperty("bytesPerOp").GetDouble() >= 0);
        });
    }

    [Fact]
    public async Task A_case_without_a_target_is_reported()
    {
        using var folder = new TempFolder();

        var run = await RunAsync("ratios", "--case", "ask", "--rounds", "1", "--json", folder["figures.json"]);

        Assert.Equal(0, run.ExitCode);
        var row = Assert.Single(Read(folder["figures.json"]));
        Assert.Equal("reported", row.GetProperty("verdict").GetString());
        Assert.Equal("none", row.GetProperty("targetIs").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("target").ValueKind);
        Assert.True(row.GetProperty("met").GetBoolean());
    }

    [Fact]
    public async Task Every_case_is_there_for_BenchmarkDotNet_too()
    {
        var run = await RunAsync("bdn", "--list", "flat");

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            (string[])["Semaphore", "ContendedSemaphore", "LockSet", "Counter", "AwaitedCounter", "WorkQueue", "PriorityQueue", "Event", "Ask", "Tell1", "Tell8", "Broadcast"],
            name => Assert.Contains(run.Lines, line => line.StartsWith($"ActorConcurrency.Benchmarks.{name}Benchmarks.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_carried_out_is_refused_in_one_line(string arguments, string refusal)
    {
        var run = await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith(refusal, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    // As the page says it.
    private static string Verdict(JsonElement row)
    {
        var target = row.GetProperty("target").GetDouble();
        if (row.GetProperty("ratio").GetDouble() <= target) return "met";
        return row.GetProperty("lowerQuartile").GetDouble() > target ? "missed" : "too noisy";
    }

    private static JsonElement[] Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(row => row.Clone())];
    }

    private static Task<CliResult> RunAsync(params string[] arguments) => Cli.FinishAsync(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Benchmarks.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);
}
