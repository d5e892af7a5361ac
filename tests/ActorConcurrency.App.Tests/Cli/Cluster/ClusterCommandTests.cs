using System.Text.Json;
using ActorConcurrency.Cli;

namespace ActorConcurrency.App.Tests;

/// <summary>The demo of a cluster: what it refuses, what it leaves behind, and that it ends in order.</summary>
public sealed class ClusterCommandTests
{
    [Theory]
    [InlineData("--nodes 2 --kill", "Valid for --nodes with --kill, --freeze or --leave: 3 or more.")]
    [InlineData("--recipe event", "Valid for --recipe: semaphore, lock-set.")]
    [InlineData("--kill often", "Valid: nothing, or seconds from 1 on, such as 'every 8s' or 8s.")]
    [InlineData("--clients 0", "Valid: a whole number from 1 to 100.")]
    public async Task What_cannot_be_run_is_refused_with_what_can(string arguments, string remedy)
    {
        var result = await Cli.RunHereAsync(["cluster", .. arguments.Split(' ')]);

        Assert.Equal(ExitCode.Misuse, result.ExitCode);
        Assert.Contains(remedy, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_ends_with_the_verdict_of_the_judge_and_leaves_what_it_has_judged()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync("cluster", "--nodes", "1", "--clients", "3", "--seconds", "3", "--out", folder["out"]);

        Assert.True(result.ExitCode == 0, $"{result.Output}\n{result.Error}");
        Assert.Equal("Verdict: every promise held", result.Lines[0]);
        var lines = (await File.ReadAllLinesAsync(folder["out/history.jsonl"])).Select(line => HistoryLine.Parse(line)!).ToArray();
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/report.json"])).RootElement;
        Assert.Equal(lines.Count(line => line.Kind == HistoryKind.Granted), report.GetProperty("grants").GetInt32());
        Assert.StartsWith("# A run of the cluster demo", await File.ReadAllTextAsync(folder["out/report.md"]), StringComparison.Ordinal);
        // The same histories are judged the same again.
        Assert.Empty(HistoryJudge.Judge(lines, new JudgedRun(2, TimeSpan.FromSeconds(30))).Violations);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_run_in_order_with_a_verdict_of_what_there_is()
    {
        using var process = System.Diagnostics.Process.Start(Processes.Interruptible(Cli.StartInfo("cluster", "--nodes", "1", "--seconds", "3600")))!;
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains("n1 up", StringComparison.Ordinal)) { }

        Processes.Signal(process, Processes.Interrupt);
        var result = await Cli.FinishAsync(process);

        Assert.Equal(ExitCode.Cancelled, result.ExitCode);
        Assert.Equal("Verdict: every promise held", result.Lines[0]);
    }
}
