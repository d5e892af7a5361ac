using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A report on the console: the recipes one after the other, and the conclusions at the end.</summary>
internal static class Tables
{
    private const int DurationColumn = 4;
    private const int DurationWidth = 12;

    public static void Print(IAnsiConsole console, ComparisonReport report)
    {
        foreach (var recipe in report.Recipes) Print(console, recipe);
        foreach (var recipe in report.Recipes.Where(recipe => !recipe.Advice.IsEmpty || recipe.Default is not null)) Advise(console, recipe);
        Legend.Print(console,
        [
            .. Legend.Details,
            .. report.Recipes.Any(recipe => recipe.Failures is not null) ? Legend.Failures : [],
            .. report.Recipes.Any(recipe => !recipe.Races.IsEmpty) ? Legend.Races : [],
            .. report.Recipes.Any(recipe => recipe.AllCosts.Any()) ? Legend.Costs : [],
        ]);
    }

    private static void Print(IAnsiConsole console, RecipeReport recipe)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{recipe.Recipe.EscapeMarkup()}[/]") { Justification = Justify.Left });
        foreach (var experiment in recipe.Experiments) Print(console, experiment);
        foreach (var conclusion in recipe.Conclusions) console.Write(Bullet(conclusion));
        if (recipe.Failures is { } failures) FailureTables.Print(console, failures);
        foreach (var race in recipe.Races) PartTables.Print(console, $"{race.Race}: {race.Title}", RaceText.Sentences(race), [RaceText.Table(race)]);
        foreach (var costs in recipe.AllCosts) PartTables.Print(console, $"Costs: {costs.Operation}", CostText.Sentences(costs), CostText.Tables(costs));
    }

    // The question and what must hold have lines of their own: in a cell of the table they would take a line for every second word.
    private static void Print(IAnsiConsole console, ExperimentReport experiment)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{experiment.Name.EscapeMarkup()}[/]: {experiment.Title.EscapeMarkup()}");
        console.MarkupLine($"[grey]Must hold: {experiment.Invariant.Text.EscapeMarkup()}.[/]");
        Table(experiment).Print(console);
        foreach (var remedy in Remedies(experiment)) console.MarkupLine($"[grey]{remedy.EscapeMarkup()}[/]");
        foreach (var absence in experiment.Absences) console.MarkupLine($"[grey]No {absence.Side.Name()}: {absence.Reason.EscapeMarkup()}[/]");
        if (!experiment.Rows.IsEmpty) console.MarkupLine($"[grey]Run it again: {MarkdownReport.Again(experiment).EscapeMarkup()}[/]");
    }

    private static FittedTable Table(ExperimentReport experiment)
    {
        var table = new FittedTable("", ["side", "verdict", "expected", "observed", "duration", "threads", "allocated"]) { Expands = true, Least = (DurationColumn, DurationWidth) };
        foreach (var row in experiment.Rows) table.Add(Cells(row));
        return table;
    }

    private static IEnumerable<string> Remedies(ExperimentReport experiment) =>
        from fault in experiment.Faults
        where fault.Remedy is not null && experiment.Rows.Any(row => row.FaultsShown.Any(shown => shown.Fault == fault.Name))
        select $"{fault.Name}: {fault.Remedy}";

    private static void Advise(IAnsiConsole console, RecipeReport recipe)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{recipe.Recipe.EscapeMarkup()}: whom to choose[/]") { Justification = Justify.Left });
        if (recipe.Default is { } start) console.WriteLine($"{start}");
        foreach (var choice in recipe.Advice.GroupBy(claim => claim.Choose))
        {
            console.MarkupLine($"[bold]{AdviceText.Heading(choice.Key)}[/]");
            foreach (var claim in choice) console.Write(Bullet(claim.ToString()));
        }

        if (!recipe.Unhelped.IsEmpty) console.WriteLine($"{AdviceText.Unhelped} {string.Join("; ", recipe.Unhelped)}.");
    }

    // A hanging indent, which a plain line would lose where it wraps.
    internal static Grid Bullet(string text) => new Grid().AddColumn(new GridColumn().PadLeft(0).PadRight(1).NoWrap()).AddColumn(new GridColumn().Padding(0, 0))
        .AddRow("-", text.EscapeMarkup());

    private static string Duration(SideReport row) => row.Pace is null ? RowText.Duration(row) : $"{RowText.Duration(row)}\n{RowText.PaceOf(row)}";

    private static string[] Cells(SideReport row) =>
    [
        row.Name.EscapeMarkup(), VerdictText.Markup(row.Verdict), RowText.Expected(row), RowText.Observed(row, "; ").EscapeMarkup(),
        Duration(row), RowText.Threads(row), RowText.Allocated(row),
    ];
}
