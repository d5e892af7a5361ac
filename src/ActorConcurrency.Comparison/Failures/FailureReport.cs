using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>The failure matrix of several recipes. Immutable.</summary>
/// <param name="Tables">A table for each recipe that has one.</param>
/// <param name="HangAfterMs">How long no progress counted as a hang, in milliseconds.</param>
internal sealed record FailureReport(ImmutableArray<FailureTable> Tables, double HangAfterMs)
{
    /// <summary>Cells that did not go as declared; one line each.</summary>
    public ImmutableArray<string> Objections =>
    [
        .. from table in Tables
           from cell in table.Cells
           where !cell.IsExpected
           select $"{table.Recipe}/{cell.Failure}/{cell.Side.Name()}: {cell.Effect.Name()}, where {cell.Expected.Name()} was declared: {cell.Happened}",
    ];

    /// <summary>Whether a cell was not run because the matrix was cancelled.</summary>
    public bool IsPartial => Tables.Any(table => table.IsPartial);
}

/// <summary>The failure matrix of a recipe. Immutable.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Cells">The cells, in the order of their declaration.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
/// <param name="IsPartial">Whether it was cancelled before all cells were tried.</param>
/// <param name="HangAfterMs">How long no progress counted as a hang, in milliseconds.</param>
public sealed record FailureTable(string Recipe, ImmutableArray<Cell> Cells, double TookMs, bool IsPartial, double HangAfterMs)
{
    /// <summary>The sides that have no column, each with the reason.</summary>
    public ImmutableArray<Absence> Absences { get; init; } = [];
}
