using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>The failure matrix of a recipe on the page.</summary>
internal static class FailureSection
{
    public static HtmlText Render(FailureTable? table)
    {
        if (table is null) return Empty;
        var columns = FailureGrid.Columns(table);
        return Of(
            $"""
            {HtmlTable.Frame($"{table.Recipe}: failures", "sortable matrix", Head(columns), FailureGrid.Rows(table).Select(Row))}
            {Lists.Of([.. table.Absences.Select(absence => Of($"No <b>{absence.Side.Name()}</b>: {absence.Reason}"))])}
            {Lists.Of(FailureGrid.Grouped(table.Cells.Where(cell => !cell.Effect.IsOutcome()), cell => $"{cell.Effect.Name()}: {cell.Happened}"))}
            {Remedies(table)}
            """);
    }

    private static HtmlText Head(IEnumerable<Cell> columns) =>
        Of($"""<tr><th scope="col">failure</th>{columns.Select(column => Of($"""<th scope="col">{Chips.Of(column.Side, column.Contender)}</th>"""))}</tr>""");

    private static IReadOnlyList<HtmlCell> Row(FailureGridRow row) => [Named(row.Failure), .. row.Cells.Select(Cell)];

    private static HtmlText Named(string failure) =>
        Failure.Known.FirstOrDefault(known => known.Name == failure) is { } known ? Of($"{failure}<br><small>{known.Question}</small>") : Of($"{failure}");

    private static HtmlCell Cell(Cell? cell) => cell is null ? RowText.NoFigure : new HtmlCell(
        Of($"""{Chips.Of(cell.Effect)}{Recovery(cell)}{(cell.Effect.IsOutcome() ? Of($"<br>{cell.Happened}") : Empty)}{Cycle(cell)}"""), "", (int)cell.Effect);

    private static HtmlText Recovery(Cell cell) => FailureGrid.Recovery(cell) is { } recovery ? Of($" <small>others go on after {recovery}</small>") : Empty;

    private static HtmlText Cycle(Cell cell) => cell.Cycle.IsEmpty ? Empty : Of($"""<br><span class="cycle">{string.Join(" → ", cell.Cycle)}</span>""");

    private static HtmlText Remedies(FailureTable table)
    {
        var remedies = FailureGrid.Grouped(table.Cells.Where(cell => cell.Remedy.Length > 0), cell => cell.Remedy);
        return remedies.IsEmpty ? Empty : Of($"<h4>The usual remedies</h4>{Lists.Of(remedies)}");
    }
}
