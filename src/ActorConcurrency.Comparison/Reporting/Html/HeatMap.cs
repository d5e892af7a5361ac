using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>Every recipe on one screen: what each choice keeps, what it comes through, what it costs.</summary>
internal static class HeatMap
{
    private static readonly Aspect Survived = new("failures survived", "how many of the failures that were caused it survived or reported", Failures);

    private static readonly Aspect[] Aspects =
    [
        new("promises kept", "experiments whose invariant held, of those that it ran", Promises),
        Survived,
        new("one call, alone", "time of one call that nobody contends, against the fastest of the row's choices", (recipe, side) => Speed(recipe, side, crowded: false)),
        new("crowded", "time of one call with the most participants and no work, against the fastest", (recipe, side) => Speed(recipe, side, crowded: true)),
        new("idle memory", "managed memory of one idle instance, against the smallest", Memory),
    ];

    private sealed record Aspect(string Title, string Meaning, Func<RecipeReport, Side, HtmlCell> Cell);

    public static HtmlText Render(ComparisonReport report) => Of(
        $"""
        {HtmlTable.Frame("Each recipe by each choice", "sortable heat", Head(Shown(report)), report.Recipes.Select(recipe => Row(recipe, Shown(report))))}
        <p class="legend"><span class="cell h0">best</span><span class="cell h1"></span><span class="cell h2"></span><span class="cell h3"></span><span class="cell h4">worst</span>
        <b>By default</b>: the choice to start with, if none of the reasons for another one matters to you.{Untried(report)} Times and memory: within 1.2× of the best of the row, 2×, 5×, 20×, more. <b>–</b>: not tried or not measured.</p>
        <details><summary>What the columns mean</summary><dl>
        {Shown(report).Select(aspect => Of($"<dt>{aspect.Title}</dt><dd>{aspect.Meaning}</dd>"))}
        <dt>the actor</dt><dd>by messages only, where promises and failures are counted; for times the faster of messages and <em>direct when idle</em>, which is the default</dd>
        </dl></details>
        """);

    // A column of which nothing was caused would be empty.
    private static IEnumerable<Aspect> Shown(ComparisonReport report) => Aspects.Where(aspect => aspect != Survived || report.HasFailures);

    private static HtmlText Untried(ComparisonReport report) =>
        report.HasFailures ? Empty : Of($" <b>Failures</b>: {report.FailuresNotRun}.");

    private static HtmlText Head(IEnumerable<Aspect> aspects) => Of(
        $"""
        <tr><th rowspan="2" scope="col">recipe</th><th rowspan="2" scope="col">by default</th>{aspects.Select(aspect => Of($"""<th colspan="{Advice.Choices.Length}" scope="colgroup">{aspect.Title}</th>"""))}</tr>
        <tr>{aspects.SelectMany(_ => Advice.Choices).Select(side => Of($"""<th scope="col">{Short(side)}</th>"""))}</tr>
        """);

    private static IReadOnlyList<HtmlCell> Row(RecipeReport recipe, IEnumerable<Aspect> aspects) =>
    [
        Of($"""<a href="#{HtmlReport.Anchor(recipe.Recipe)}">{recipe.Recipe}</a>"""),
        Default(recipe),
        .. aspects.SelectMany(aspect => Advice.Choices.Select(side => aspect.Cell(recipe, side))),
    ];

    private static HtmlCell Default(RecipeReport recipe) =>
        recipe.Default is { } otherwise ? Of($"""<span class="side s-{otherwise.Choose.Name()}">{Short(otherwise.Choose)}</span>""") : RowText.NoFigure;

    private static string Short(Side side) => side == Side.DotNet ? ".NET" : side.Name();

    private static HtmlCell Promises(RecipeReport recipe, Side side)
    {
        var rows = recipe.Experiments.SelectMany(experiment => experiment.Rows).Where(row => row.Side == side).ToList();
        return Share(rows.Count(row => row.Verdict == Verdict.Held), rows.Count);
    }

    private static HtmlCell Failures(RecipeReport recipe, Side side)
    {
        var cells = recipe.Failures?.Cells.Where(cell => cell.Side == side && cell.Effect.IsOutcome()).ToList() ?? [];
        return Share(cells.Count(cell => cell.Effect.IsGood()), cells.Count);
    }

    private static HtmlCell Speed(RecipeReport recipe, Side side, bool crowded)
    {
        var idle = recipe.Costs?.Throughput.Where(row => row.HoldMicroseconds == 0).ToList() ?? [];
        if (idle.Count == 0) return RowText.NoFigure;
        var participants = crowded ? idle.Max(row => row.Participants) : idle.Min(row => row.Participants);
        return Factor(idle.Where(row => row.Participants == participants), row => row.Side, row => 1e9 / row.PerSecond, side, nanoseconds => Quantities.Duration(nanoseconds / 1e6));
    }

    private static HtmlCell Memory(RecipeReport recipe, Side side) =>
        Factor(recipe.Costs?.Memory.Where(row => row.InstanceBytes > 0) ?? [], row => row.Side, row => row.InstanceBytes!.Value, side, bytes => Quantities.Bytes((long)bytes));

    private static HtmlCell Share(int good, int all) =>
        all == 0 ? RowText.NoFigure : new HtmlCell(Of($"{good}/{all}"), Tone.OfShare(good, all), (double)good / all);

    // The better of several of the same choice.
    private static HtmlCell Factor<T>(IEnumerable<T> rows, Func<T, Side> sideOf, Func<T, double> amount, Side side, Func<double, string> text)
    {
        var least = rows.Where(row => Advice.Choices.Contains(sideOf(row).Choice())).GroupBy(row => sideOf(row).Choice()).ToDictionary(choice => choice.Key, choice => choice.Min(amount));
        return least.TryGetValue(side, out var mine) ? new HtmlCell(Of($"{text(mine)}"), Tone.OfFactor(mine / least.Values.Min()), mine) : RowText.NoFigure;
    }
}
