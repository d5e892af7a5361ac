using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <content>What stands above the recipes.</content>
internal static partial class HtmlReport
{
    private static HtmlText Overview(ComparisonReport report) => Of(
        $"""
        <section id="overview"><h2>At a glance</h2>
        {HeatMap.Render(report)}
        <details><summary>All experiments</summary>
        {Experiments(report)}
        </details>
        </section>
        """);

    private static HtmlText Experiments(ComparisonReport report)
    {
        var sides = report.Recipes.SelectMany(recipe => recipe.Experiments).SelectMany(experiment => experiment.Rows).Select(row => row.Side).Distinct().Order().ToArray();
        return HtmlTable.Sortable("All experiments, with the verdict on each side", ["experiment", "question", .. sides.Select(side => side.Name())],
            from recipe in report.Recipes
            from experiment in recipe.Experiments
            select (IReadOnlyList<HtmlCell>)
            [
                Of($"""<a href="#{Anchor($"{recipe.Recipe} {experiment.Name}")}">{recipe.Recipe}/{experiment.Name}</a>"""),
                experiment.Title,
                .. sides.Select(side => Verdicts(experiment.Rows.Where(row => row.Side == side))),
            ]);
    }

    private static HtmlCell Verdicts(IEnumerable<SideReport> rows) =>
        rows.Any() ? Join(rows.Select(row => Of($"{Chips.Of(row.Verdict)} {(row.Side == Side.Library ? row.Name : "")} "))) : RowText.NoFigure;
}
