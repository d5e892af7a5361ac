using System.Text.Json;

namespace ActorConcurrency.App.Tests;

public sealed class CostsAndRacesTests
{
    [Theory]
    [InlineData("costs")]
    [InlineData("races")]
    public async Task An_unknown_budget_is_refused_with_those_that_there_are(string command)
    {
        var result = await Cli.RunHereAsync(command, "--budget", "endless");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal("'endless' is no value for --budget. Valid: quick, standard, full.\n", result.Error);
    }

    [Fact]
    public async Task A_race_that_nobody_of_the_chosen_side_runs_is_left_out()
    {
        var result = await Cli.RunAsync("races", "--recipe", "countdown", "--recipe", "counter", "--side", "original");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("terminate-or-finish", result.Output, StringComparison.Ordinal);
        Assert.Contains("check-then-act", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_are_shown_and_written()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync("costs", "--recipe", "event", "--side", "lock", "--side", "direct", "--out", folder["costs"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("Event: set the event and pass it", result.Output, StringComparison.Ordinal);
        Assert.Contains("### Event: set the event and pass it", await File.ReadAllTextAsync(folder["costs/costs.md"]), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["costs/costs.json"]));
        Assert.Equal(["lock", "direct"], json.RootElement[0].GetProperty("memory").EnumerateArray().Select(row => row.GetProperty("side").GetString()));
    }

    [Fact]
    public async Task A_recipe_says_what_of_its_costs_is_not_measured()
    {
        var result = await Cli.RunAsync("costs", "--recipe", "ticker");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("The original is not in it: nothing stops it.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Races_are_shown_and_written()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync("races", "--recipe", "workqueue", "--out", folder["races"]);

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("WorkQueue, put-or-end: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("### WorkQueue, put-or-end: ", await File.ReadAllTextAsync(folder["races/races.md"]), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["races/races.json"]));
        var lost = json.RootElement[0].GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("outcome").GetString() == "lost");
        Assert.Equal("forbidden", lost.GetProperty("grade").GetString());
    }
}
