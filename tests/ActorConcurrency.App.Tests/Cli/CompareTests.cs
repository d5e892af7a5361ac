using System.Text.Json;

namespace ActorConcurrency.App.Tests;

public sealed class CompareTests
{
    [Fact]
    public async Task The_main_job_passes_prints_a_table_for_each_recipe_and_writes_the_report()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync("--time-limit", "0", "--time-scale", "0.001", "--seed", "7", "--out", folder["out"]);

        // With what it says at its end: that names what was not as expected.
        Assert.True(result.ExitCode == 0, $"{result.ExitCode} {result.Error} {string.Join('\n', result.Lines.TakeLast(30))}");
        Assert.Contains("[1/", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("[1/", result.Output, StringComparison.Ordinal);
        Assert.All(result.Lines, line => Assert.InRange(line.Length, 0, 100));
        foreach (var recipe in (string[])["Countdown", "Semaphore", "Counter"])
            Assert.Contains(result.Lines, line => line.StartsWith($"── {recipe} ─", StringComparison.Ordinal));
        Assert.Equal(["report.html", "report.json", "report.md"], Directory.EnumerateFileSystemEntries(folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/report.json"]));
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(7, json.RootElement.GetProperty("seed").GetInt32());
        Assert.Single(Facts(json, "sum", "value").Distinct());
        Assert.Equal(["3, at most 1 at once", .. Enumerable.Repeat("10, at most 1 at once", 3)], Facts(json, "holder-dies", "worked"));
        Assert.All(Rows(json), NothingContradictsTheVerdict);
    }

    [Fact]
    public async Task A_side_that_breaks_its_invariant_fails_the_job_and_is_named()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "actor-breaks");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Not passed:\n- Trouble/actor-breaks/actor: broken: the actor broke it\n", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["out/report.md"]));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_where_it_should_be_is_written_aside_and_fails_the_job()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["out/report.html"]);

        var result = await CompareTroubleAsync(folder, "writes");

        var aside = result.Error.Split("They are in '")[1].Split('\'')[0];
        Assert.Equal(1, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(aside, "report.json")));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Directory.Delete(aside, recursive: true);
    }

    [Fact]
    public async Task Details_show_each_experiment_with_how_to_run_it_again_once()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "hangs", "--details", "--seed", "7");

        Assert.Contains(result.Lines, line => line.StartsWith("Must hold: ", StringComparison.Ordinal));
        Assert.Single(result.Lines, line => line.StartsWith("Run it again: actorconc compare ", StringComparison.Ordinal));
        Assert.Contains("--seed 7 ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hang_that_is_expected_of_the_original_passes()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "hangs");

        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/report.json"]));
        var row = Assert.Single(Rows(json));
        Assert.Equal("hung", row.GetProperty("verdict").GetString());
        Assert.Equal("nobody wakes it", row.GetProperty("faultsShown")[0].GetProperty("evidence").GetString());
    }

    [Fact]
    public async Task Nothing_to_run_is_refused()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "breaks", "--side", "dotnet");

        Assert.Equal(2, result.ExitCode);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public async Task The_log_file_tells_what_ran()
    {
        using var folder = new TempFolder();

        await CompareTroubleAsync(folder, "writes", "--log-file", folder["logs/run.log"]);

        var log = await File.ReadAllTextAsync(folder["logs/run.log"]);
        Assert.Contains("Trouble/writes/original: starting", log, StringComparison.Ordinal);
        Assert.Contains("Trouble/writes/original: held after ", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_time_is_up_it_ends_in_order_and_marks_the_rest_as_not_run()
    {
        using var folder = new TempFolder();

        var result = await Cli.RunAsync(
            "--scenarios", Cli.OwnScenarios, "--recipe", "Trouble", "--experiment", "writes", "--experiment", "waits", "--time-limit", "5", "--hang-after", "3600", "--out", folder["out"]);

        Assert.Contains("Partial: ", result.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/report.json"]));
        Assert.Contains("Trouble/waits/original", json.RootElement.GetProperty("notRun").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("the time limit of 5 s was reached", json.RootElement.GetProperty("notRunBecause").GetString());
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_partial_report_fails_the_job_that_asks_for_it()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "waits", "--time-limit", "1", "--hang-after", "3600", "--experiment", "writes", "--fail-on", "partial");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Failed: --fail-on partial: the report is partial.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hang_is_ended_as_soon_as_the_user_says()
    {
        using var folder = new TempFolder();

        var result = await CompareTroubleAsync(folder, "hangs-unannounced", "--hang-after", "0.2");

        Assert.Equal(1, result.ExitCode);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out/report.json"]));
        Assert.Equal("did not end within 200 ms", Assert.Single(Rows(json)).GetProperty("reason").GetString());
    }

    private static void NothingContradictsTheVerdict(JsonElement row)
    {
        var replay = row.GetProperty("replay").GetString();
        var held = row.GetProperty("verdict").GetString() == "held";
        var findings = row.GetProperty("findings").EnumerateArray().ToList();
        var chances = row.GetProperty("observed").EnumerateArray().Where(fact => fact.GetProperty("name").GetString() == "by chance").ToList();

        Assert.True(held == findings.TrueForAll(finding => finding.GetProperty("condition").GetString() == "held"), replay);
        Assert.True(held == (row.GetProperty("figures").ValueKind == JsonValueKind.Object), replay);
        Assert.True(!held || row.GetProperty("faultsShown").GetArrayLength() == 0, replay);
        Assert.True(!held || chances.TrueForAll(chance => chance.GetProperty("value").GetString()!.StartsWith("0 of ", StringComparison.Ordinal)), replay);
        Assert.True(!held || row.GetProperty("reason").GetString() == "", replay);
    }

    private static IEnumerable<JsonElement> Rows(JsonDocument json) =>
        from recipe in json.RootElement.GetProperty("recipes").EnumerateArray()
        from experiment in recipe.GetProperty("experiments").EnumerateArray()
        from row in experiment.GetProperty("rows").EnumerateArray()
        select row;

    private static IEnumerable<string?> Facts(JsonDocument json, string experiment, string name) =>
        from row in Rows(json)
        where row.GetProperty("replay").GetString()!.Contains($"--experiment {experiment} ", StringComparison.Ordinal)
        from fact in row.GetProperty("observed").EnumerateArray()
        where fact.GetProperty("name").GetString() == name
        select fact.GetProperty("value").GetString();

    private static Task<CliResult> CompareTroubleAsync(TempFolder folder, string experiment, params string[] more) =>
        Cli.RunAsync(["--scenarios", Cli.OwnScenarios, "--recipe", "Trouble", "--experiment", experiment, "--out", folder["out"], .. more]);
}
