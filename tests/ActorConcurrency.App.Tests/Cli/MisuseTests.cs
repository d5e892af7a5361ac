using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A command line that cannot be carried out: one line that names the valid choices, exit code 2, nothing written.</summary>
public sealed class MisuseTests
{
    private static readonly string AllRecipes = string.Join(", ", ScenarioCatalog.Page.Select(scenario => scenario.Recipe));

    public static TheoryData<string, string> Refusals => new()
    {
        { "--recipe Foo", $"There is no recipe 'Foo'. Valid: {AllRecipes}" },
        { "compare --recipe Foo", "There is no recipe 'Foo'. Valid: " },
        { "--recipe Counter --experiment status", "There is no experiment 'status'. Valid: sum, lost-update, " },
        { "--side both", "There is no side 'both'. Valid: original, lock, dotnet, twin, library, actor, direct." },
        { "--seed x", "'x' is no value for --seed. Valid: a whole number from -2147483648 to 2147483647." },
        { "--seed 1.5", "'1.5' is no value for --seed." },
        { "--time-scale 0", "'0' is no value for --time-scale. Valid: a number from 0.001 to 100, such as 0.2." },
        { "--time-scale -1", "'-1' is no value for --time-scale." },
        { "--time-scale NaN", "'NaN' is no value for --time-scale." },
        { "--repeat 0", "'0' is no value for --repeat. Valid: a whole number from 1 to 1000." },
        { "--hang-after soon", "'soon' is no value for --hang-after. Valid: a number of seconds from 0.1 to 3600." },
        { "--time-limit -1", "'-1' is no value for --time-limit. Valid: a number of seconds from 0 to 86400." },
        { "failures --recipe event --side lock", "There are no failures on such a side of these recipes. Valid: original, dotnet, twin, actor." },
        { "races --recipe theory", "There are no races on such a side of these recipes. Valid: another recipe." },
        { "costs --recipe counter --side library", "There are no costs on such a side of these recipes. Valid: original, lock, dotnet, twin, actor, direct." },
        { "--quick --full", "Only one profile at a time. Valid: --quick, --standard or --full." },
        { "--fail-on broken", "'broken' is no value for --fail-on. Valid: unexpected, partial." },
        { "--fail-on partial,always", "'always' is no value for --fail-on. Valid: unexpected, partial." },
        { "--verbosity loud", "'loud' is no value for --verbosity. Valid: verbose, debug, information, warning, error, fatal." },
        { "--scenarios none.dll", "'none.dll' cannot be loaded for --scenarios. Valid: the path of a .NET assembly." },
        { "run", $"Say which recipe. Valid: {AllRecipes}" },
        { "run Counter --side library", "Counter has no side 'library'. Valid: original, lock, dotnet, twin, actor, direct." },
        { "run semaphore --side lock", "Semaphore has no side 'lock'. Valid: original, dotnet, twin, library, actor, direct." },
        { "compare --recipe semaphore --side lock", "None of these experiments has such a side, or such a contender on it. Valid sides: original, dotnet, twin, library, actor, direct." },
        { "report diff a.json b.json --fail-on slower:10%,slower:50%", "Each change stands once in --fail-on. Valid: newly-broken, lost, slower:20% (any percentage), gone." },
        { "run Counter --side lock --contender Twin", "Counter has no contender 'twin' on the side 'lock'. Valid: original, lock, dotnet, twin, actor, direct." },
        { "--contender Nobody", "There is no contender 'Nobody'. Valid: original, dotnet, actor, lock, twin, direct, " },
        { "run Foo --side lock", "There is no recipe 'Foo'. Valid: " },
        { "run Counter", "Say which side. Valid: original, lock, dotnet, twin, library, actor, direct." },
        { "run Counter --side none", "There is no side 'none'. Valid: original, lock, dotnet, twin, library, actor, direct." },
        { "compere", "'compere'. (Commands: compare, run, failures, costs, races, report, list, cluster. " },
        { "--nonsense", "'--nonsense'. (Commands: compare, run, failures, costs, races, report, list, cluster. See 'actorconc --help'.)" },
        { "compare --nonsense", "'--nonsense'. (See 'actorconc compare --help'.)" },
        { "report", "(Commands: render, diff, charts, schema. See 'actorconc report --help'.)" },
        { "report rendr", "'rendr'. (Commands: render, diff, charts, schema. See 'actorconc report --help'.)" },
        { "report diff one", "(See 'actorconc report diff --help'.)" },
    };

    [Fact]
    public async Task What_the_constructor_of_a_users_scenario_throws_is_told_with_the_scenarios_name()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunHereAsync("list", "--scenarios", FailingScenario.SaveAssembly(folder["Failing.dll"]));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("The scenario My.Failing cannot be used: its constructor threw InvalidOperationException: no settings", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task It_is_refused_with_the_valid_choices(string arguments, string refusal)
    {
        using var folder = new TempFolder();
        string[] output = arguments.StartsWith("run", StringComparison.Ordinal) ? [] : ["--out", folder["out"]];

        var result = await Cli.RunHereAsync([.. arguments.Split(' '), .. output]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(refusal, Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--log-file")]
    [InlineData("failures --out")]
    [InlineData("races --out")]
    [InlineData("costs --out")]
    public async Task A_place_that_cannot_be_written_to_is_refused(string command)
    {
        var (option, arguments) = (command.Split(' ')[^1], command.Split(' '));
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["file"], "in the way");

        var result = await Cli.RunHereAsync([.. arguments, Path.Combine(folder["file"], "below")]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains($"cannot be written to. Valid for {option}: ", Assert.Single(result.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Equal("in the way", await File.ReadAllTextAsync(Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path))));
    }
}
