using System.Collections.Immutable;
using ActorConcurrency.Cli;
using ActorConcurrency.Comparison;
using Spectre.Console.Testing;

namespace ActorConcurrency.App.Tests;

/// <summary>What a person sees on a terminal, which no process of these tests has.</summary>
public sealed class TerminalTests : IDisposable
{
    private static readonly ImmutableArray<TrialOrder> Plan = new Laboratory(new FakeRunner()).Plan([Some.Scenario(Some.Experiment("first"), Some.Experiment("second"))]);

    private readonly TestConsole _console = new TestConsole().Interactive().EmitAnsiSequences().Width(100).Height(30);

    [Fact]
    public void On_a_terminal_with_room_progress_is_a_table_of_what_runs_and_what_is_over()
    {
        using (var progress = Progress.For(_console, Plan, quiet: true))
        {
            Assert.IsType<LiveProgress>(progress);
            progress.Tell(new TrialNews.Over(Plan[0], Verdict.Held, TimeSpan.FromSeconds(1.5)));
        }

        Assert.Contains("Some/first", _console.Output, StringComparison.Ordinal);
        Assert.Contains("Some/second", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(30, false)]
    public void Without_room_or_beside_log_lines_progress_is_one_line_for_each_trial(int height, bool quiet)
    {
        using var progress = Progress.For(_console.Height(height), Plan, quiet);

        Assert.IsType<PlainProgress>(progress);
    }

    [Fact]
    public async Task A_report_fits_the_width_of_the_terminal()
    {
        var report = await new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Some.Experiment("first"))]);

        using var plain = new TestConsole().Width(70);

        Tables.Print(plain, report);

        Assert.Contains(plain.Lines, line => line.Contains("first", StringComparison.Ordinal));
        Assert.All(plain.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, 70));
    }

    public void Dispose() => _console.Dispose();
}
