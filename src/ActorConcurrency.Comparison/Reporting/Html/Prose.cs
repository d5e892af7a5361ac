using System.Text.RegularExpressions;

namespace ActorConcurrency.Comparison;

/// <summary>The laboratory's own sentences, which stand in Markdown and in the page, with <c>*emphasis*</c> and <c>`code`</c>.</summary>
internal static partial class Prose
{
    public static HtmlText Of(string text) => new(Strong().Replace(Emphasis().Replace(Code().Replace(HtmlText.Of($"{text}").ToString(), "<code>$1</code>"), "<em>$1</em>"), "<b>$1</b>"));

    public static HtmlText Paragraph(string text) => HtmlText.Of($"<p>{Of(text)}</p>");

    /// <summary>Paragraphs and lists, between which there are empty lines; the items of a list begin with a dash or a number.</summary>
    public static HtmlText Paragraphs(string text) => HtmlText.Join(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(
        block => Item().IsMatch(block) ? Lists.Of([.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(item => Of(Item().Replace(item, "")))], isNumbered: char.IsDigit(block[0])) : Paragraph(block)));

    [GeneratedRegex("`(.+?)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^(?:-|\d+\.) ")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();
}
