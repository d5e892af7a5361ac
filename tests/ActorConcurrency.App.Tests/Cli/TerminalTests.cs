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

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task A_comparison_ends_with_verdicts_and_whom_to_choose_within_the_width(int width)
    {
        var report = await WholeReport.MakeAsync();
        using var plain = new TestConsole().Width(width);

        Summary.Print(plain, report);

        Assert.All(plain.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, width));
        Assert.Contains(plain.Lines, line => line.StartsWith("experiment ", StringComparison.Ordinal));
        Assert.Contains(plain.Lines, line => line.StartsWith("Start with ", StringComparison.Ordinal));
        Assert.Single(plain.Lines, line => line.Trim() == "Legend");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    public async Task The_last_lines_are_as_wide_as_the_terminal_too(int width)
    {
        var report = await WholeReport.MakeAsync();
        using var plain = new TestConsole().Width(width);

        LastLines.Print(plain, report with { Passed = true, NotRun = ["one", "another"], NotRunBecause = "the time limit of sixty seconds was reached" }, failsOnPartial: false);
        LastLines.Print(plain, report with { Passed = false, Objections = ["Some/some/actor: the invariant did not hold, and nobody had expected that of this side"] }, failsOnPartial: false);

        Assert.Contains(plain.Lines, line => line.StartsWith("Passed: ", StringComparison.Ordinal));
        Assert.Contains(plain.Lines, line => line.StartsWith("- Some/some/actor: ", StringComparison.Ordinal));
        Assert.All(plain.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, width));
    }

    [Fact]
    public void A_table_that_does_not_fit_is_turned_round_a_block_for_each_row()
    {
        var table = new FittedTable("", ["contender", "requests", "how long it took", "left"]);
        table.Add("the first of them", "1,625", "142 ns (100 ns to 200 ns)", RowText.NoFigure);
        using var wide = new TestConsole().Width(80);
        using var narrow = new TestConsole().Width(40);

        table.Print(wide);
        table.Print(narrow);

        Assert.Contains(wide.Lines, line => line.Contains("the first of them", StringComparison.Ordinal) && line.Contains("1,625", StringComparison.Ordinal));
        Assert.Equal(["contender: the first of them", "requests          1,625", "how long it took  142 ns (100 ns to", "200 ns)"], narrow.Lines.Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData("wide", 100)]
    [InlineData("0", 100)]
    [InlineData("60", 60)]
    [InlineData("3", 40)]
    public void The_width_is_what_COLUMNS_says_within_reason(string? columns, int width) => Assert.Equal(width, Terminal.WidthOf(columns, otherwise: 100));

    [Fact]
    public void Text_without_a_terminal_has_no_spaces_at_the_ends_of_lines()
    {
        using var text = new StringWriter();
        using var writer = new TrimmedWriter(text);

        writer.Write("  a  b  \n   \nc ");

        Assert.Equal("  a  b\n\nc", text.ToString());
    }

    public void Dispose() => _console.Dispose();
}
