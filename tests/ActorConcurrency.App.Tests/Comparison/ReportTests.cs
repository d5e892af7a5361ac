using System.Text.Json;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ReportTests
{
    [Fact]
    public async Task Json_has_a_schema_version_and_a_row_for_each_side()
    {
        using var json = JsonDocument.Parse(JsonReport.Render(await ReportAsync()));
        var root = json.RootElement;
        var rows = root.GetProperty("recipes")[0].GetProperty("experiments")[0].GetProperty("rows");

        Assert.Equal(ComparisonReport.CurrentSchemaVersion, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal(["original", "dotnet", "actor"], rows.EnumerateArray().Select(row => row.GetProperty("side").GetString()!));
        Assert.Equal(["broken", "held", "held"], rows.EnumerateArray().Select(row => row.GetProperty("verdict").GetString()!));
        Assert.Equal(
            ["schemaVersion", "createdAt", "environment", "seed", "timeScale", "passed", "objections", "recipes", "profile", "notRun", "notRunBecause", "isPartial"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["side", "name", "implementation", "shape", "verdict", "expected", "findings", "reason", "observed", "faultsShown", "figures", "pace", "objections", "replay", "condition", "duty"],
            rows[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Json_gives_no_figures_for_a_side_that_broke()
    {
        using var json = JsonDocument.Parse(JsonReport.Render(await ReportAsync()));
        var rows = json.RootElement.GetProperty("recipes")[0].GetProperty("experiments")[0].GetProperty("rows");

        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("figures").ValueKind);
        Assert.Equal(12.5, rows[1].GetProperty("figures").GetProperty("durationMs").GetDouble());
        Assert.Equal(15, rows[1].GetProperty("figures").GetProperty("durationsMs").GetArrayLength());
        Assert.Equal(["baseline", "same"], rows.EnumerateArray().Skip(1).Select(row => row.GetProperty("pace").GetProperty("pace").GetString()!));
    }

    [Fact]
    public async Task Markdown_gives_no_figures_for_a_side_that_broke()
    {
        var text = MarkdownReport.Render(await ReportAsync());

        Assert.Contains("| original | `Object` | **broken** | yes | some fault: evidence of some fault<br>seen: so | – | – | – | – |", text, StringComparison.Ordinal);
        Assert.Contains("| dotnet | `String` | held | yes | seen: so | 12.5 ms (12.5 ms to 12.5 ms, n = 15) | baseline | 4 / 3 | 4.1 KB |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_shows_where_the_fault_showed_and_where_not()
    {
        var text = MarkdownReport.Render(await ReportAsync());

        Assert.Contains("| **some fault**: It goes wrong. | shown: evidence of some fault | not shown | not shown |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_and_json_name_the_remedy_of_a_fault_and_its_cost()
    {
        var fault = Some.Fault with { Remedy = new Remedy("a patch", "an hour") };
        var report = await new Laboratory(new FakeRunner(_ => Some.Record(shown: [fault.Name]))).RunAsync([Some.Scenario(Some.Experiment() with { Faults = [fault] })]);
        using var json = JsonDocument.Parse(JsonReport.Render(report));

        Assert.Contains("| **some fault**: It goes wrong. Remedy: a patch; cost: an hour. |", MarkdownReport.Render(report), StringComparison.Ordinal);
        var remedy = json.RootElement.GetProperty("recipes")[0].GetProperty("experiments")[0].GetProperty("faults")[0].GetProperty("remedy");
        Assert.Equal(("a patch", "an hour"), (remedy.GetProperty("what").GetString(), remedy.GetProperty("cost").GetString()));
    }

    [Fact]
    public async Task Markdown_escapes_what_would_end_a_cell()
    {
        var text = MarkdownReport.Render(await ReportAsync(Some.Record(violations: ["a | b"])));

        Assert.Contains("a \\| b", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_gives_the_reasons_for_not_passing()
    {
        var text = MarkdownReport.Render(await ReportAsync(Some.Record()));

        Assert.Contains("**Not passed**: this was not as declared.\n\n- Some/some/original: the fault “some fault” did not show\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_receives_whole_files_and_nothing_else()
    {
        using var folder = new TempFolder();
        var target = folder["new/deep"];

        ReportFolder.Open(target);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target));

        AtomicFile.Write(Path.Combine(target, "report.md"), "first");
        AtomicFile.Write(Path.Combine(target, "report.md"), "second");
        Assert.Equal("second", File.ReadAllText(Assert.Single(Directory.EnumerateFiles(target))));
    }

    [Fact]
    public void A_file_that_cannot_be_put_in_place_leaves_no_half_of_it()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["report.md"]);

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(folder["report.md"], "text"));

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    private static Task<ComparisonReport> ReportAsync(TrialRecord? original = null)
    {
        original ??= Some.Record(violations: ["one"], shown: [Some.Fault.Name]);
        var runner = new FakeRunner(order => order.Contender.Side == Side.Original ? original : Some.Record());
        return new Laboratory(runner).RunAsync([Some.Scenario(Some.Experiment() with { Faults = [Some.Fault], Load = Load.Computing })]);
    }
}
