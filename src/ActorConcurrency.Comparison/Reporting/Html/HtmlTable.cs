using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>A cell of a table in the page.</summary>
/// <param name="Content">What it shows.</param>
/// <param name="Style">The class of its meaning, for example <c>bad</c>; empty for none.</param>
/// <param name="Order">What it is sorted by, where that is not what it shows.</param>
internal sealed record HtmlCell(HtmlText Content, string Style = "", double? Order = null)
{
    public static implicit operator HtmlCell(string text) => new(Of($"{text}"));

    public static implicit operator HtmlCell(HtmlText content) => new(content);
}

/// <summary>Tables of the page: each in a frame of its own that scrolls, so that the page never does sidewards.</summary>
internal static class HtmlTable
{
    /// <summary>A table whose rows can be sorted by any column; the first column names the row.</summary>
    public static HtmlText Sortable(string title, IEnumerable<string> head, IEnumerable<IReadOnlyList<HtmlCell>> rows) => Frame(title, "sortable", Head(head), rows);

    /// <summary>A table whose order means something.</summary>
    public static HtmlText Fixed(string title, IEnumerable<string> head, IEnumerable<IReadOnlyList<HtmlCell>> rows) => Frame(title, "", Head(head), rows);

    /// <summary>A table of text with a caption.</summary>
    public static HtmlText Of(TextTable table) =>
        Sortable(table.Title, table.Head, table.Rows.Select(row => (IReadOnlyList<HtmlCell>)[.. row.Select(cell => (HtmlCell)cell)]));

    /// <summary>A table with head rows of one's own.</summary>
    public static HtmlText Frame(string title, string style, HtmlText head, IEnumerable<IReadOnlyList<HtmlCell>> rows) => HtmlText.Of(
        $"""
        <div class="frame" role="region" tabindex="0" aria-label="{title}"><table class="{style}"><caption>{title}</caption>
        <thead>{head}</thead>
        <tbody>{rows.Select(Row)}</tbody></table></div>
        """);

    private static HtmlText Head(IEnumerable<string> head) => HtmlText.Of($"""<tr>{head.Select(name => HtmlText.Of($"""<th scope="col">{name}</th>"""))}</tr>""");

    private static HtmlText Row(IReadOnlyList<HtmlCell> cells) => HtmlText.Of($"""<tr><th scope="row">{cells[0].Content}</th>{cells.Skip(1).Select(Cell)}</tr>{"\n"}""");

    private static HtmlText Cell(HtmlCell cell)
    {
        var style = cell.Style.Length > 0 ? HtmlText.Of($""" class="{cell.Style}" """) : HtmlText.Empty;
        var order = cell.Order is { } number ? new HtmlText($" data-order=\"{number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\"") : HtmlText.Empty;
        return HtmlText.Of($"<td{style}{order}>{cell.Content}</td>");
    }
}
