namespace ActorConcurrency.App.Tests;

/// <summary>What a page shows as the command's output is what it prints.</summary>
public sealed class ExampleOutputTests
{
    private static readonly string[] PagesWithOutput = ["README.md", "docs/theory.md"];

    private static readonly string[] Sample = ["--- a title", "one: 12.5 ms, 4 threads, at most 2 at once", "  A ##..", "  B ..##", "", "lock   held   12 ms   10    3.1 KB", "Passed"];

    /// <summary>The page and the line of each block that shows a command and its output.</summary>
    public static IEnumerable<object[]> Transcripts =>
        Repository.Pages.SelectMany(page => MarkdownPage.Read(page).Blocks.Where(Transcript.Is).Select(block => new object[] { page, block.Line }));

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task The_command_prints_what_the_page_shows(string page, int line)
    {
        var transcript = new Transcript(MarkdownPage.Read(page).Blocks.Single(block => block.Line == line));
        using var folder = new TempFolder();
        string[] report = transcript.Arguments[0] == "compare" ? ["--out", folder["out"]] : [];

        var result = await Cli.RunAsync([.. transcript.Arguments, .. report, "--time-scale", "0.001"]);

        var missing = transcript.FirstMissing(result.Lines);
        Assert.True(missing is null, $"It does not print:\n{missing}\n\nIt prints:\n{result.Output}{result.Error}");
    }

    [Fact]
    public void The_pages_that_should_show_output_do() =>
        Assert.All(PagesWithOutput, page => Assert.Contains(MarkdownPage.Read(page).Blocks, Transcript.Is));

    [Theory]
    [InlineData("one: 9 s, 1 thread, at most 1 at once\n  A .##.\n  B #.#.", null)]
    [InlineData("--- a title\n…\nlock held 3 µs 4 17 MB\n…", null)]
    [InlineData("…\nPassed\n…\n--- a title", "--- a title")]
    [InlineData("--- another title", "--- another title")]
    [InlineData("--- a title\n  A ##..", "--- a title\nA *")]
    [InlineData("  C ..##", "C *")]
    [InlineData("lock broken 12 ms 10 3.1 KB", "lock broken * * *")]
    public void Only_what_varies_may_differ(string shown, string? missing)
    {
        var transcript = new Transcript(new CodeBlock("console", 1, ["$ actorconc run something", .. shown.Split('\n')]));

        Assert.Equal(missing, transcript.FirstMissing(Sample));
    }
}
