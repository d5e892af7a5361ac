using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ReportFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly ReportFolder _folder;

    public ReportFolderTests() => _folder = ReportFolder.Open(_temp["out"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_partial_report_is_written_beside_a_whole_one()
    {
        _folder.Write(await WholeAsync());
        var whole = await File.ReadAllTextAsync(Json);

        var files = _folder.Write(await PartialAsync());

        Assert.Equal(whole, await File.ReadAllTextAsync(Json));
        Assert.Equal(["report.partial.html", "report.partial.md", "report.partial.json"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task It_replaces_a_whole_one_if_asked()
    {
        _folder.Write(await WholeAsync());

        Assert.Contains(Json, _folder.Write(await PartialAsync(), replace: true));
    }

    [Fact]
    public async Task It_replaces_a_partial_one()
    {
        _folder.Write(await PartialAsync());

        Assert.Contains(Json, _folder.Write(await PartialAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_report_is_not_replaced_by_a_partial_one()
    {
        await File.WriteAllTextAsync(Json, "mine");

        _folder.Write(await PartialAsync());

        Assert.Equal("mine", await File.ReadAllTextAsync(Json));
    }

    [Fact]
    public async Task A_whole_one_takes_the_partial_one_away()
    {
        _folder.Write(await WholeAsync());
        var partial = _folder.Write(await PartialAsync());

        _folder.Write(await WholeAsync());

        Assert.DoesNotContain(partial, File.Exists);
    }

    [Fact]
    public async Task A_page_alone_is_not_replaced_by_a_partial_one_for_nobody_knows_what_it_is()
    {
        _folder.Write(await WholeAsync(), [ReportFormat.Html]);

        Assert.EndsWith("report.partial.html", Assert.Single(_folder.Write(await PartialAsync(), [ReportFormat.Html])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_formats_that_are_asked_for_are_written()
    {
        _folder.Write(await WholeAsync(), [ReportFormat.JUnit]);

        Assert.Equal("report.junit.xml", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(_folder.Path))));
    }

    private string Json => Path.Combine(_folder.Path, "report.json");

    private static Task<ComparisonReport> WholeAsync() => new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Some.Experiment())]);

    private static Task<ComparisonReport> PartialAsync() =>
        new Laboratory(new FakeRunner(), new LaboratoryOptions { Stop = new CancellationToken(canceled: true) }).RunAsync([Some.Scenario(Some.Experiment())]);
}
