using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>A table of plain text, the same on the console and in a file. Immutable.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Head">The columns' names; the first column names the row.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
internal sealed record TextTable(string Title, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table as Markdown, with its title before it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        MarkdownText.Line(text, Title);
        MarkdownText.Table(text, Head, Rows.Select(row => (IReadOnlyList<string>)row));
        return text.ToString();
    }
}
