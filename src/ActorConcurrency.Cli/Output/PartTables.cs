using System.Collections.Immutable;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>Parts of a report on the console.</summary>
internal static class PartTables
{
    public static void Print(IAnsiConsole console, string heading, ImmutableArray<string> sentences, ImmutableArray<TextTable> tables)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{heading.EscapeMarkup()}[/]");
        foreach (var sentence in sentences) console.Write(Tables.Bullet(sentence));
        foreach (var table in tables) Print(console, table);
    }

    private static void Print(IAnsiConsole console, TextTable table)
    {
        var fitted = new FittedTable(table.Title, table.Head);
        foreach (var row in table.Rows) fitted.Add([.. row.Select(cell => cell.EscapeMarkup())]);
        fitted.Print(console);
    }
}
