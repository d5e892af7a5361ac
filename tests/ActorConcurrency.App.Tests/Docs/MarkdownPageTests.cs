namespace ActorConcurrency.App.Tests;

/// <summary>What the tests of the pages stand on: a reader that overlooks a block or a link would let everything pass.</summary>
public sealed class MarkdownPageTests
{
    private const string Text =
        """
        # The title, `code` and (more)

        See [one](docs/one.md), [`two`](two.md#part-2) and `[not](this.md)`.

        | recipe | type |
        |---|---|
        | Counter | `ActorCounter` |

        ## Part 2
        ```csharp
        var link = "[nor](that.md)";
        ## Part 3
        ```
        ## Part 2
        """;

    private static readonly MarkdownPage Page = new(Text);

    [Fact]
    public void Links_in_code_are_no_links() => Assert.Equal(["docs/one.md", "two.md#part-2"], Page.Links);

    [Fact]
    public void Headings_have_anchors_and_equal_ones_are_numbered() => Assert.Equal(["the-title-code-and-more", "part-2", "part-2-1"], Page.Anchors);

    [Fact]
    public void A_table_is_found_by_its_first_heading()
    {
        Assert.Equal([["Counter", "`ActorCounter`"]], Page.Table("recipe"));
        Assert.Empty(Page.Table("other"));
    }

    [Fact]
    public void A_block_has_a_language_and_a_line() => Assert.Equal([("csharp", 10)], Page.Blocks.Select(block => (block.Language, block.Line)));

    [Theory]
    [InlineData("    if (a)\n        b();\n    c();", true)]
    [InlineData("class X\n{\n    if (a)\n        b();\n}", true)]
    [InlineData("if (a)\n    c();", false)]
    [InlineData("if (a)\n\n    b();", false)]
    [InlineData("if (a)\nb();", false)]
    [InlineData("// if (a)\n//     b();", false)]
    [InlineData("if (a)", false)]
    public void A_block_is_part_of_a_source_that_has_its_lines_in_a_row(string source, bool part)
    {
        var block = new CodeBlock("csharp", 1, ["if (a)", "    b();"]);

        Assert.Equal(part, block.IsPartOf(source));
    }
}
