using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A failure matrix on the console: effects only, the words are in the file.</summary>
internal static class FailureTables
{
    public static void Print(IAnsiConsole console, FailureTable table)
    {
        var drawn = new Table { Border = TableBorder.Simple, Title = new TableTitle($"{table.Recipe}: when something goes wrong".EscapeMarkup(), Style.Parse("bold")) };
        drawn.AddColumn(new TableColumn("failure").NoWrap());
        foreach (var column in FailureGrid.Columns(table)) drawn.AddColumn(new TableColumn(column.Contender.EscapeMarkup()));
        foreach (var row in FailureGrid.Rows(table)) drawn.AddRow([row.Failure.EscapeMarkup(), .. row.Cells.Select(Markup)]);
        console.Write(drawn);
        foreach (var absence in table.Absences) console.WriteLine($"  No {absence.Side.Name()}: {absence.Reason}");
        foreach (var cycle in FailureGrid.Grouped(table.Cells.Where(cell => !cell.Cycle.IsEmpty), cell => string.Join("; ", cell.Cycle)))
            console.WriteLine($"  {cycle}");
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
