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
        foreach (var table in tables) console.Write(Draw(table));
    }

    private static Table Draw(TextTable table)
    {
        var drawing = new Table { Border = TableBorder.Simple, Title = new TableTitle(table.Title.EscapeMarkup(), Style.Plain) };
        foreach (var head in table.Head) drawing.AddColumn(new TableColumn(head.Replace(" (", "\n(", StringComparison.Ordinal).Replace(", ", ",\n", StringComparison.Ordinal).EscapeMarkup()).Padding(0, 1));
        foreach (var row in table.Rows) drawing.AddRow([.. row.Select(cell => cell.EscapeMarkup())]);
        return drawing;
    }
}
