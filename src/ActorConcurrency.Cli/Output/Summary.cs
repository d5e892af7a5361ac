using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>A report in about a dozen lines a recipe: the verdicts in a table, and whom to choose. All else is in the report's files.</summary>
internal static class Summary
{
    public static void Print(IAnsiConsole console, ComparisonReport report)
    {
        var layout = VerdictLayout.For(report, console.Profile.Width);
        foreach (var recipe in report.Recipes) Print(console, recipe, layout);
        Legend.Print(console, [.. Legend.Verdicts(layout), .. report.Recipes.Any(IsAdvised) ? Legend.Choices : [], Legend.Sides(layout), Legend.Again]);
    }

    private static bool IsAdvised(RecipeReport recipe) => !recipe.Advice.IsEmpty || recipe.Default is not null;

    private static void Print(IAnsiConsole console, RecipeReport recipe, VerdictLayout layout)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{recipe.Recipe.EscapeMarkup()}[/]") { Justification = Justify.Left });
        var differing = recipe.Experiments.Where(experiment => experiment.Rows.Any(row => row.Verdict != Verdict.Held || !row.Expected)).ToList();
        if (differing.Count > 0) console.Write(Verdicts(recipe, differing, layout));
        Held(console, [.. recipe.Experiments.Except(differing).Where(experiment => !experiment.Rows.IsEmpty).Select(experiment => experiment.Name)]);
        Choose(console, recipe);
    }

    private static Table Verdicts(RecipeReport recipe, IEnumerable<ExperimentReport> experiments, VerdictLayout layout)
    {
        var table = new Table { Border = TableBorder.None };
        table.AddColumn(new TableColumn("[grey]experiment[/]").Padding(0, 0, 2, 0).NoWrap());
        var sides = VerdictLayout.SidesOf(recipe);
        foreach (var side in sides) table.AddColumn(new TableColumn($"[grey]{layout.Head(side)}[/]").Padding(0, 0, 2, 0).NoWrap());
        foreach (var experiment in experiments) table.AddRow([experiment.Name.EscapeMarkup(), .. sides.Select(side => layout.Cell(experiment, side))]);
        return table;
    }

    private static void Held(IAnsiConsole console, string[] names)
    {
        if (names.Length > 0) console.MarkupLine($"[green]Held by every side that ran:[/] {string.Join(", ", names).EscapeMarkup()}");
    }

    private static void Choose(IAnsiConsole console, RecipeReport recipe)
    {
        console.MarkupLine(recipe.Default is { } start
            ? $"Start with [bold]{AdviceText.Title(start.Choose)}[/]: {start.Because.EscapeMarkup()}."
            : "[grey]This run does not tell whom to start with.[/]");
        foreach (var choice in recipe.Advice.GroupBy(claim => claim.Choose))
            console.MarkupLine($"Choose [bold]{AdviceText.Title(choice.Key)}[/] for: {string.Join(", ", Reasons(choice)).EscapeMarkup()}");
        if (!recipe.Unhelped.IsEmpty)
            console.MarkupLine($"No choice copes with: {string.Join(", ", recipe.Unhelped.Select(failure => failure.Split(" (")[0])).EscapeMarkup()}");
    }

    private static IEnumerable<string> Reasons(IEnumerable<Claim> claims) =>
        from row in claims.SelectMany(claim => claim.Rows.Select(name => (Name: name, claim.HasReservation)))
        group row.HasReservation by row.Name into named
        select named.Key + (named.Any(reservation => reservation) ? "*" : "");
}
