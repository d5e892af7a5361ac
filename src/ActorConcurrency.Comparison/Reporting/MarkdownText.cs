using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>Paragraphs, lists and tables of Markdown.</summary>
internal static class MarkdownText
{
    public static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    /// <summary>A list; nothing if it is empty.</summary>
    public static void List(StringBuilder text, IReadOnlyCollection<string> items)
    {
        foreach (var item in items) text.Append("- ").Append(item).Append('\n');
        if (items.Count > 0) text.Append('\n');
    }

    public static void Table(StringBuilder text, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        Cells(text, head);
        Cells(text, head.Select(_ => "---"));
        foreach (var row in rows) Cells(text, row.Select(Escaped));
        text.Append('\n');
    }

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static void Cells(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
