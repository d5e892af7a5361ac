using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The tables of a report on the console, one for each recipe.</summary>
internal static class Tables
{
    public static void Print(IAnsiConsole console, ComparisonReport report)
    {
        foreach (var recipe in report.Recipes)
        {
            console.WriteLine();
            console.Write(Table(recipe));
            foreach (var conclusion in recipe.Conclusions) console.Write(Bullet(conclusion));
        }

        console.WriteLine();
    }

    private static Table Table(RecipeReport recipe)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true, Title = new TableTitle(recipe.Recipe.EscapeMarkup(), Style.Parse("bold")) };
        table.AddColumn(new TableColumn("side").NoWrap());
        table.AddColumn(new TableColumn("verdict").NoWrap());
        table.AddColumn(new TableColumn("ex-\npected").NoWrap());
        table.AddColumn("observed");
        foreach (var figure in (string[])["duration", "particip./\nthreads", "allocated"]) table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());

        foreach (var experiment in recipe.Experiments)
        {
            table.AddRow("", "", "", $"[bold]{experiment.Name.EscapeMarkup()}[/]: {experiment.Title.EscapeMarkup()}");
            table.AddRow("", "", "", $"[grey]must hold: {experiment.Invariant.Text.EscapeMarkup()}[/]");
            foreach (var row in experiment.Rows) table.AddRow(Cells(experiment, row));
            foreach (var absence in experiment.Absences) table.AddRow("", "", "", $"[grey]no {absence.Side.Name()}: {absence.Reason.EscapeMarkup()}[/]");
        }

        return table;
    }

    // A hanging indent, which a plain line would lose where it wraps.
    private static Grid Bullet(string text) => new Grid().AddColumn(new GridColumn().PadLeft(0).PadRight(1).NoWrap()).AddColumn(new GridColumn().Padding(0, 0))
        .AddRow("-", text.EscapeMarkup());

    private static string Duration(SideReport row) => row.Pace is null ? RowText.Duration(row) : $"{RowText.Duration(row)}\n{RowText.PaceOf(row)}";

    private static string[] Cells(ExperimentReport experiment, SideReport row) =>
    [
        row.Name.EscapeMarkup(), VerdictText.Markup(row.Verdict), RowText.Expected(row), RowText.Observed(row, "; ").EscapeMarkup(),
        Duration(row), RowText.Threads(experiment, row), RowText.Allocated(row),
    ];
}
