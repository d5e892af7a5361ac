using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>The cells of a recipe as rows and columns, the same on the console and in the file. Pure.</summary>
internal static class FailureGrid
{
    /// <summary>The columns, in the order of the sides: the first contender of each.</summary>
    /// <param name="table">The recipe's cells.</param>
    public static ImmutableArray<Cell> Columns(FailureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Cells.DistinctBy(cell => cell.Side).OrderBy(cell => cell.Side)];
    }

    /// <summary>The rows, in the order of <see cref="Failure.Known"/>, then as they were declared; a cell for each column, or none. A row in which nothing was tried is left out.</summary>
    /// <param name="table">The recipe's cells.</param>
    public static ImmutableArray<FailureGridRow> Rows(FailureTable table)
    {
        var columns = Columns(table);
        string[] known = [.. Failure.Known.Select(failure => failure.Name)];
        return
        [
            .. from row in table.Cells.GroupBy(cell => cell.Failure)
               where row.Any(cell => cell.Effect.IsOutcome() || cell.Effect == Effect.Unknown)
               let place = Array.IndexOf(known, row.Key)
               orderby place < 0 ? known.Length : place
               select new FailureGridRow(row.Key, [.. columns.Select(column => row.FirstOrDefault(cell => cell.Side == column.Side))]),
        ];
    }

    /// <summary>How long it took until others could go on, where the failure did no more than that: for example <c>2.8 s</c>; else <see langword="null"/>.</summary>
    /// <param name="cell">The cell.</param>
    public static string? Recovery(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell is { RecoveryMs: { } recovery } && cell.Effect.IsGood() ? Quantities.Duration(recovery) : null;
    }

    /// <summary>What several cells have in common, once: the row, the contenders, the text.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="text">What is said of a cell.</param>
    public static ImmutableArray<string> Grouped(IEnumerable<Cell> cells, Func<Cell, string> text) =>
    [
        .. from cell in cells
           group cell by (cell.Failure, Text: text(cell)) into row
           let contenders = string.Join(", ", row.Select(cell => cell.Contender).Distinct())
           group row.Key.Failure by (row.Key.Text, Contenders: contenders) into same
           select $"{string.Join(", ", same)} ({same.Key.Contenders}): {same.Key.Text}",
    ];
}

/// <summary>A row of a failure matrix. Immutable.</summary>
/// <param name="Failure">The row's name.</param>
/// <param name="Cells">A cell for each column; <see langword="null"/> where a contender has none.</param>
internal sealed record FailureGridRow(string Failure, ImmutableArray<Cell?> Cells);
