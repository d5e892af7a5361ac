using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>A table of plain text, the same on the console and in a file. Immutable.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Head">The columns' names; the first column names the row.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
public sealed record TextTable(string Title, ImmutableArray<string> Head, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>The table as Markdown, with its title before it.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append(Title).Append("\n\n");
        Line(text, Head);
        Line(text, Head.Select(_ => "---"));
        foreach (var row in Rows) Line(text, row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)));
        return text.Append('\n').ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
