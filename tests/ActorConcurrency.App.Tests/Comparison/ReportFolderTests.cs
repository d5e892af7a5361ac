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
        var whole = await File.ReadAllTextAsync(_folder.Json);

        var (markdown, json) = _folder.Write(await PartialAsync());

        Assert.Equal(whole, await File.ReadAllTextAsync(_folder.Json));
        Assert.Equal(("report.partial.md", "report.partial.json"), (Path.GetFileName(markdown), Path.GetFileName(json)));
        Assert.True(File.Exists(markdown));
    }

    [Fact]
    public async Task It_replaces_a_whole_one_if_asked()
    {
        _folder.Write(await WholeAsync());

        var (_, json) = _folder.Write(await PartialAsync(), replace: true);

        Assert.Equal(_folder.Json, json);
    }

    [Fact]
    public async Task It_replaces_a_partial_one()
    {
        _folder.Write(await PartialAsync());

        Assert.Equal(_folder.Json, _folder.Write(await PartialAsync()).Json);
    }

    [Fact]
    public async Task A_file_that_is_no_report_is_not_replaced_by_a_partial_one()
    {
        await File.WriteAllTextAsync(_folder.Json, "mine");

        _folder.Write(await PartialAsync());

        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.Json));
    }

    [Fact]
    public async Task A_whole_one_takes_the_partial_one_away()
    {
        _folder.Write(await WholeAsync());
        var (markdown, json) = _folder.Write(await PartialAsync());

        _folder.Write(await WholeAsync());

        Assert.False(File.Exists(markdown) || File.Exists(json));
    }

    private static Task<ComparisonReport> WholeAsync() => new Laboratory(new FakeRunner()).RunAsync([Some.Scenario(Some.Experiment())]);

    private static Task<ComparisonReport> PartialAsync() =>
        new Laboratory(new FakeRunner(), new LaboratoryOptions { Stop = new CancellationToken(canceled: true) }).RunAsync([Some.Scenario(Some.Experiment())]);
}
