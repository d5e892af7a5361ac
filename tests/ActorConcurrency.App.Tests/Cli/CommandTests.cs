using System.Reflection;
using ActorConcurrency.Cli;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class CommandTests
{
    private static readonly int[] ExitCodes = [.. typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (int)code.GetRawConstantValue()!)];

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
    public async Task Help_shows_examples_that_are_valid_the_reports_files_and_the_exit_codes()
    {
        var result = await Cli.RunHereAsync("--help");

        var examples = HelpText.Examples.Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Where(line => line.StartsWith("  actorconc", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(Application.Root().Parse(example.Trim()["actorconc".Length..]).Errors));
        Assert.All(ReportFormat.All, format => Assert.Contains($"  {format.FileName("report")} ", result.Output, StringComparison.Ordinal));
        Assert.All(ExitCodes, code => Assert.Contains($"\n  {code,-4} ", result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_of_the_command_names_its_commands_files_and_exit_codes()
    {
        var readme = Repository.Read("src/ActorConcurrency.Cli/README.md");

        Assert.All(Application.Root().Subcommands.Where(command => !command.Hidden), command => Assert.Contains($"actorconc {command.Name}", readme, StringComparison.Ordinal));
        Assert.All(ReportFormat.All, format => Assert.Contains($"`{format.FileName("report")}`", readme, StringComparison.Ordinal));
        Assert.All(ExitCodes, code => Assert.Contains($"\n| {code} | ", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("compare")]
    [InlineData("report diff")]
    public async Task No_line_of_help_is_longer_than_a_terminal_without_a_size(string command)
    {
        var result = await Cli.RunHereAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.All(result.Lines, line => Assert.InRange(line.TrimEnd().Length, 0, Terminal.WidthWithoutTerminal));
    }

    [Fact]
    public void The_texts_that_are_not_wrapped_fit_in_sixty_columns() =>
        Assert.All(string.Join('\n', HelpText.Examples, HelpText.Files, HelpText.ExitCodes).Split('\n'), line => Assert.InRange(line.Length, 0, 60));

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
        Assert.Contains(result.Lines, line => line.EndsWith("known faults of the original: late stop", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.EndsWith("known faults of the original, dotnet: forgotten permit", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  owner-dies ", StringComparison.Ordinal) && line.EndsWith("(decides)", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  holder-hangs ", StringComparison.Ordinal) && line.EndsWith("(not in --quick)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_names_a_users_recipes_after_the_pages()
    {
        var result = await Cli.RunHereAsync("list", "--scenarios", Cli.OwnScenarios);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Lines, line => line.StartsWith("Account: ", StringComparison.Ordinal));
    }
}
