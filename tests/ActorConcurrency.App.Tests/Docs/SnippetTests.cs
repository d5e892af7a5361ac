namespace ActorConcurrency.App.Tests;

/// <summary>Whatever a page shows in C# is quoted from a source that is compiled, and so does what the page says.</summary>
public sealed class SnippetTests
{
    private const string Language = "csharp";

    private static readonly string[] Sources = [.. Repository.Snippets.Select(Repository.Read)];

    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_in_CSharp_is_quoted_from_a_compiled_source(string page)
    {
        var invented = MarkdownPage.Read(page).Blocks.Where(block => block.Language == Language && !Sources.Any(block.IsPartOf));

        Assert.True(!invented.Any(), $"No snippet or sample has these lines of {page}:{string.Concat(invented.Select(Quote))}");
    }

    [Fact]
    public void The_readme_and_the_guide_show_code() =>
        Assert.All((string[])["README.md", "docs/migration.md"], page => Assert.Contains(MarkdownPage.Read(page).Blocks, block => block.Language == Language));

    [Theory]
    [InlineData(Repository.Program), InlineData(Repository.ClusterProgram)]
    public void The_readme_shows_the_whole_of_a_program_that_is_built_with_the_package(string program) => Assert.Contains(
        MarkdownPage.Read("README.md").Blocks,
        block => block.Language == Language && string.Join('\n', block.Lines) == Repository.Read(program).TrimEnd());

    private static string Quote(CodeBlock block) => $"\nline {block.Line}:\n{string.Join('\n', block.Lines)}";
}
