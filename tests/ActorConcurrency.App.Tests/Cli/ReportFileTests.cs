using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>A report that is named to the commands <c>report render</c>, <c>charts</c> and <c>diff</c>.</summary>
public sealed class ReportFileTests : IDisposable
{
    private const string Remedy = "Valid: a report.json that 'actorconc compare' has written, or its folder.";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("x", " is no report of actorconc (see line 1).")]
    [InlineData("{\n\"schemaVersion\": 2,\n\"recipes\": 7}", " is no report of actorconc (see line 3).")]
    [InlineData("{\"schemaVersion\": 1}", " has schema version 1; this program reads version 2. Make the report again.")]
    [InlineData("{\"name\": \"something else\"}", " is no report of actorconc: it has no schema version.")]
    public async Task A_file_of_something_else_is_refused_in_one_line_without_the_words_of_the_parser(string text, string flaw)
    {
        var file = _folder["some.json"];
        await File.WriteAllTextAsync(file, text);

        foreach (var command in (string[][])[["render", file], ["charts", file], ["diff", file, file]])
        {
            var result = await Cli.RunHereAsync(["report", .. command]);

            Assert.Equal((2, $"'{file}'{flaw} {Remedy}"), (result.ExitCode, Assert.Single(result.Error.TrimEnd().Split('\n'))));
        }
    }

    [Fact]
    public async Task A_folder_means_the_report_in_it()
    {
        await File.WriteAllTextAsync(_folder["report.json"], JsonReport.Render(await WholeReport.MakeAsync()));

        Assert.Equal(0, (await Cli.RunHereAsync("report", "diff", _folder.Path, _folder.Path)).ExitCode);
        Assert.Equal(0, (await Cli.RunHereAsync("report", "render", _folder.Path)).ExitCode);
        Assert.Equal(0, (await Cli.RunHereAsync("report", "charts", _folder.Path)).ExitCode);
        Assert.Contains(Directory.EnumerateFiles(_folder.Path), file => file.EndsWith("report.html", StringComparison.Ordinal));
        Assert.Contains(Directory.EnumerateFiles(_folder.Path), file => file.EndsWith("some.svg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_a_report_and_a_file_that_is_not_there_are_refused_with_the_remedy()
    {
        Assert.Equal($"There is no report.json in the folder '{_folder.Path}'. {Remedy}", (await Cli.RunHereAsync("report", "render", _folder.Path)).Error.TrimEnd());
        Assert.Equal($"There is no file '{_folder["none.json"]}'. {Remedy}", (await Cli.RunHereAsync("report", "charts", _folder["none.json"])).Error.TrimEnd());
    }

    public void Dispose() => _folder.Dispose();
}
