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
        { "ratios --case nonsense", "There is no case 'nonsense'. Valid: tell-1, tell-2, tell-8, " },
        { "ratios --case", "--case lacks its value." },
        { "ratios --fast", "There is no option '--fast'. Valid: --json FILE, --case NAME." },
        { "ratios --json no-such-folder/figures.json", "'no-such-folder/figures.json' cannot be written to. Valid for --json: " },
        { "soak --minutes never", "'--minutes never' is no option of soak. Valid: --minutes N, " },
        { "stress --hard", "There is no option '--hard'." },
    };

    [Fact]
    public async Task A_case_with_a_baseline_is_printed_and_written_with_its_ratio_target_and_bytes()
    {
        using var folder = new TempFolder();

        var run = await RunAsync("ratios", "--case", "ask", "--json", folder["figures.json"]);

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("GC: workstation, not concurrent; tiered compilation on, tiered PGO on", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith("ask ", StringComparison.Ordinal));
        var row = Assert.Single(Read(folder["figures.json"]));
        Assert.Equal("ask", row.GetProperty("name").GetString());
        Assert.True(row.GetProperty("ratio").GetDouble() > 0);
        Assert.Equal(2, row.GetProperty("target").GetDouble());
        Assert.Equal(row.GetProperty("ratio").GetDouble() >= 2, row.GetProperty("met").GetBoolean());
        Assert.True(row.GetProperty("bytesPerOp").GetDouble() >= 0);
        Assert.True(row.GetProperty("baseline").GetDouble() > 0);
    }

    [Fact]
    public async Task A_case_without_a_baseline_has_a_maximum_for_a_target()
    {
        using var folder = new TempFolder();

        var run = await RunAsync("ratios", "--case", "broadcast", "--json", folder["figures.json"]);

        Assert.Equal(0, run.ExitCode);
        var row = Assert.Single(Read(folder["figures.json"]));
        Assert.Equal("maximum", row.GetProperty("targetIs").GetString());
        Assert.Equal(row.GetProperty("target").GetDouble() / row.GetProperty("ours").GetDouble(), row.GetProperty("ratio").GetDouble(), 6);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("baseline").ValueKind);
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
