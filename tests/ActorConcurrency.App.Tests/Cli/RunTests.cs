namespace ActorConcurrency.App.Tests;

/// <summary>What <c>run</c> prints is what the page's program prints, line for line.</summary>
public sealed class RunTests(RunOutputs outputs) : IClassFixture<RunOutputs>
{
    private static readonly string[] TenToOne = [.. Enumerable.Range(1, 10).Reverse().Select(n => $"{n}")];

    public static TheoryData<string> Sides => ["original", "dotnet", "twin", "actor"];

    public static TheoryData<string> Successors => ["dotnet", "twin", "actor"];

    [Theory]
    [MemberData(nameof(Sides))]
    public void Two_countdowns_print_their_numbers_in_order(string side)
    {
        var lines = outputs["Countdown", side].Under("start");

        Assert.Equal(TenToOne, lines.Where(line => line.Length <= 2));
        var @long = lines.Where(line => line.Length > 2).Select(int.Parse).ToArray();
        Assert.Equal(Enumerable.Range(0, @long.Length).Select(n => 1_000_000 - n), @long);
    }

    [Fact]
    public void The_terminated_original_prints_five_numbers_as_on_the_page_and_then_the_main_thread_ends() =>
        Assert.Equal(["10", "9", "8", "7", "6", "Main thread terminate"], outputs["Countdown", "original"].Under("terminate"));

    [Theory]
    [MemberData(nameof(Successors))]
    public void A_terminated_successor_prints_five_numbers_or_as_many_as_it_had_ticked(string side)
    {
        var lines = outputs["Countdown", side].Under("terminate");

        Assert.Equal(TenToOne.Take(Math.Max(5, lines.Length - 1)).Append("Main thread terminate"), lines);
    }

    [Fact]
    public void The_originals_second_run_prints_nothing() => Assert.Equal(["10"], outputs["Countdown", "original"].Under("rerun"));

    [Theory]
    [MemberData(nameof(Successors))]
    public void A_successors_second_run_counts(string side) => Assert.Equal(["10", "3", "2", "1"], outputs["Countdown", side].Under("rerun"));

    [Fact]
    public void The_original_prints_its_lines_in_the_order_in_which_they_come_by_themselves()
    {
        var lines = outputs["Countdown", "original"].Under("status");

        Assert.Equal("Launching countdown", lines[0]);
        Assert.Single(lines, "Countdown is running");
        Assert.Equal(["Countdown starting", .. TenToOne.Select(n => $"T-minus {n}")], lines.Skip(1).Where(line => line != "Countdown is running"));
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public void Whoever_has_both_locks_says_so(string side)
    {
        var lines = outputs["LockSet", side].Lines;

        foreach (var name in (string[])["Thread-1", "Thread-2"]) Assert.Equal(500, lines.Count(line => line == name));
        Assert.Equal(1_000, lines.Length);
    }

    [Theory]
    [InlineData("twin")]
    [InlineData("actor")]
    public void A_successor_is_said_to_run_when_it_has_started(string side) =>
        Assert.Equal(
            ["Launching countdown", "Countdown starting", "Countdown is running", .. TenToOne.Select(n => $"T-minus {n}")],
            outputs["Countdown", side].Under("status"));

    [Theory]
    [MemberData(nameof(Sides))]
    public void All_ten_workers_work_after_one_release(string side) =>
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"Working {n}"), outputs["Semaphore", side].Lines.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("original", "Value 10")]
    [InlineData("dotnet", "Value 20")]
    [InlineData("twin", "Value 20")]
    [InlineData("actor", "Value 20")]
    public void Only_the_unlocked_counter_loses_updates(string side, string value) => Assert.Equal([value], outputs["Counter", side].Lines);

    [Theory]
    [InlineData("Countdown")]
    [InlineData("Semaphore")]
    [InlineData("Counter")]
    public void The_verdicts_stand_beside_the_output_and_the_run_passes(string recipe)
    {
        foreach (var side in (string[])["original", "dotnet", "twin", "actor"])
        {
            var result = outputs[recipe, side];

            Assert.DoesNotContain("unexpected", result.Error, StringComparison.Ordinal);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains($"/{side}: {(side == "original" && recipe != "Semaphore" ? "broken" : "held")}", result.Error, StringComparison.Ordinal);
            Assert.Equal(side == "original" && recipe != "Semaphore", result.Error.Contains("  fault “", StringComparison.Ordinal));
        }
    }
}

/// <summary>Runs programs on every side, all at the same time, at the shortest periods there are.</summary>
public sealed class RunOutputs : IAsyncLifetime
{
    private static readonly string[][] Programs = [["Countdown"], ["Semaphore", "--experiment", "one-release"], ["Counter", "--experiment", "lost-update"], ["LockSet", "--experiment", "ordered"]];

    private readonly Dictionary<(string Recipe, string Side), CliResult> _results = [];

    internal CliResult this[string recipe, string side] => _results[(recipe, side)];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var runs =
            from program in Programs
            from side in (string[])["original", "dotnet", "twin", "actor"]
            select (Key: (program[0], side), Result: Cli.RunAsync(["run", .. program, "--side", side, "--time-scale", "0.001", "--hang-after", "600"]));
        foreach (var (key, result) in runs.ToArray()) _results[key] = await result;
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
