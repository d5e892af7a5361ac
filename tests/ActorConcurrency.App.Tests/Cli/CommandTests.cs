namespace ActorConcurrency.App.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Help_names_the_commands_and_hides_the_internal_ones()
    {
        var result = await Cli.RunHereAsync("--help");

        Assert.Equal(0, result.ExitCode);
        foreach (var word in (string[])["compare", "run <RECIPE>", "failures", "list", "--time-scale", "--out", "--verbosity"])
            Assert.Contains(word, result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("trial", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cells", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_is_the_products()
    {
        var result = await Cli.RunHereAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", Assert.Single(result.Lines));
    }

    [Fact]
    public async Task List_names_recipes_experiments_and_faults()
    {
        var result = await Cli.RunHereAsync("list");

        Assert.Equal(0, result.ExitCode);
        foreach (var recipe in (string[])["Countdown: ", "Semaphore: ", "Counter: "])
            Assert.Contains(result.Lines, line => line.StartsWith(recipe, StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  terminate ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("faults of the original: late stop", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("faults of dotnet: forgotten permit", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  owner-dies ", StringComparison.Ordinal) && line.EndsWith("(decides)", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  holder-hangs ", StringComparison.Ordinal) && line.EndsWith("(only by name)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_names_a_users_recipes_after_the_pages()
    {
        var result = await Cli.RunHereAsync("list", "--scenarios", Cli.OwnScenarios);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith("Account: ", StringComparison.Ordinal));
    }
}
