using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A failure matrix on the console: effects only, the words are in the file.</summary>
internal static class FailureTables
{
    public static void Print(IAnsiConsole console, FailureTable table)
    {
        var grid = new FittedTable("", ["failure", .. FailureGrid.Columns(table).Select(column => column.Contender)]) { Omitted = Effect.NotApplicable.Name() };
        foreach (var row in FailureGrid.Rows(table)) grid.Add([row.Failure.EscapeMarkup(), .. row.Cells.Select(Markup)]);
        console.WriteLine();
        console.MarkupLine($"[bold]{table.Recipe.EscapeMarkup()}: when something goes wrong[/]");
        grid.Print(console);
        foreach (var absence in table.Absences) console.Write(Tables.Bullet($"No {absence.Side.Name()}: {absence.Reason}"));
        foreach (var cycle in FailureGrid.Grouped(table.Cells.Where(cell => !cell.Cycle.IsEmpty), cell => string.Join("; ", cell.Cycle)))
            console.Write(Tables.Bullet(cycle));
    }

    private static string Markup(Cell? cell)
    {
        if (cell is null) return "";
        var time = FailureGrid.Recovery(cell) is { } recovery ? $" ({recovery})" : "";
        var colour = cell.Effect switch
        {
            Effect.Survived or Effect.Signalled => "green",
            Effect.NotApplicable or Effect.NotRun or Effect.NotOffered => "grey",
            _ => "red",
        };
        return $"[{colour}]{cell.Effect.Name()}[/]{time}{(cell.IsExpected ? "" : " [bold](!)[/]")}";
    }
}
