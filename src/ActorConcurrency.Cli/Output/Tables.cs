using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The tables of a report on the console, one for each recipe.</summary>
internal static class Tables
{
    // In less, what was observed would have no room beside all the figures.
    private const int Wide = 100;
    private const int LibraryWidth = 14;
    private const int DurationWidth = 12;

    public static void Print(IAnsiConsole console, ComparisonReport report)
    {
        foreach (var recipe in report.Recipes)
        {
            console.WriteLine();
            console.Write(Table(recipe, isWide: console.Profile.Width >= Wide));
            foreach (var conclusion in recipe.Conclusions) console.Write(Bullet(conclusion));
        }

        console.WriteLine();
    }

    private static Table Table(RecipeReport recipe, bool isWide)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = true, Title = new TableTitle(recipe.Recipe.EscapeMarkup(), Style.Parse("bold")) };
        table.AddColumn(Side(recipe));
        table.AddColumn(new TableColumn("verdict").NoWrap());
        table.AddColumn(new TableColumn("ex-\npected").NoWrap());
        table.AddColumn("observed");
        // Always as wide, so that what is beside it wraps in the same way each time.
        table.AddColumn(new TableColumn("duration").Width(DurationWidth).RightAligned().NoWrap());
        foreach (var figure in isWide ? (string[])["particip./\nthreads", "allocated"] : []) table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());

        foreach (var experiment in recipe.Experiments)
        {
            table.AddRow("", "", "", $"[bold]{experiment.Name.EscapeMarkup()}[/]: {experiment.Title.EscapeMarkup()}");
            table.AddRow("", "", "", $"[grey]must hold: {experiment.Invariant.Text.EscapeMarkup()}[/]");
            foreach (var row in experiment.Rows) table.AddRow([.. Cells(row), .. isWide ? Figures(experiment, row) : []]);
            foreach (var remedy in Remedies(experiment)) table.AddRow("", "", "", $"[grey]{remedy.EscapeMarkup()}[/]");
            foreach (var absence in experiment.Absences) table.AddRow("", "", "", $"[grey]no {absence.Side.Name()}: {absence.Reason.EscapeMarkup()}[/]");
        }

        return table;
    }

    private static IEnumerable<string> Remedies(ExperimentReport experiment) =>
        from fault in experiment.Faults
        where fault.Remedy is not null && experiment.Rows.Any(row => row.FaultsShown.Any(shown => shown.Fault == fault.Name))
        select $"{fault.Name}: {fault.Remedy}";

    // A hanging indent, which a plain line would lose where it wraps.
    internal static Grid Bullet(string text) => new Grid().AddColumn(new GridColumn().PadLeft(0).PadRight(1).NoWrap()).AddColumn(new GridColumn().Padding(0, 0))
        .AddRow("-", text.EscapeMarkup());

    private static string Duration(SideReport row) => row.Pace is null ? RowText.Duration(row) : $"{RowText.Duration(row)}\n{RowText.PaceOf(row)}";

    // A library's name is long: it may go over several lines.
    private static TableColumn Side(RecipeReport recipe)
    {
        var column = new TableColumn("side");
        return recipe.Experiments.SelectMany(experiment => experiment.Rows).Any(row => row.Side == Comparison.Side.Library) ? column.Width(LibraryWidth) : column.NoWrap();
    }

    private static string[] Cells(SideReport row) =>
    [
        row.Name.EscapeMarkup(), VerdictText.Markup(row.Verdict), RowText.Expected(row), RowText.Observed(row, "; ").EscapeMarkup(),
        Duration(row),
    ];

    private static string[] Figures(ExperimentReport experiment, SideReport row) => [RowText.Threads(experiment, row), RowText.Allocated(row)];
}
