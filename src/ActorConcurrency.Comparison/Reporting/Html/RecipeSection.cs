using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>One recipe of the page: first what to choose, then what that rests on.</summary>
internal static class RecipeSection
{
    public static HtmlText Render(RecipeReport recipe)
    {
        var id = HtmlReport.Anchor(recipe.Recipe);
        return Of(
            $"""
            <section id="{id}" class="recipe"><h2>{recipe.Recipe}</h2>
            <p class="lead">{recipe.Summary}{More(recipe)}</p>
            {Default(recipe)}
            {Choices(recipe)}
            {Follows(recipe)}
            {Part(id, "timelines", "Who does what when", recipe.Timelines.Length, Join(recipe.Timelines.Select(TimelineChart.Render).Prepend(TimelineChart.Legend)))}
            {Part(id, "experiments", "Experiments", recipe.Experiments.Length, Join(recipe.Experiments.Select(experiment => ExperimentSection.Render(recipe.Recipe, experiment))))}
            {Part(id, "failures", "When something goes wrong", recipe.Failures?.Cells.Length ?? 0, FailureSection.Render(recipe.Failures))}
            {Part(id, "outcomes", "Which outcomes there are", recipe.Races.Length, Join(recipe.Races.Select(OutcomeSection.Render)))}
            {Part(id, "costs", "What it costs", recipe.AllCosts.Count(), Join(recipe.AllCosts.Select(CostCharts.Render)))}
            {Part(id, "code", "The code, side by side", CodeListings.Of(recipe.Recipe).Count, ListingSection.Render(recipe.Recipe))}
            </section>
            """);
    }

    private static HtmlText Choices(RecipeReport recipe) => recipe.Advice.IsEmpty ? Empty : Of(
        $"""
        <div class="choices">{recipe.Advice.GroupBy(claim => claim.Choose).Select(choice => Of(
            $"""
            <div class="choice s-{choice.Key.Name()}"><h3>{AdviceText.Heading(choice.Key)}</h3>
            {Lists.Of([.. choice.Select(Claim)])}</div>
            """))}</div>
        """);

    // Where the page is forwarded to, the repository may not be: so its name, and no link that would lead nowhere.
    private static HtmlText More(RecipeReport recipe) =>
        CodeListings.Of(recipe.Recipe).Count == 0 ? Empty : Of($" More of it: <code>docs/recipes/{recipe.Recipe.ToLowerInvariant()}.md</code>");

    private static HtmlText Default(RecipeReport recipe) => recipe.Default is not { } start ? Empty : Of(
        $"""
        <p class="default">{start.ToString()}</p>
        """);

    private static HtmlText Claim(Claim claim)
    {
        var condition = claim.Condition.Length == 0 ? Empty : Of($", <b>provided that</b> {claim.Condition}");
        var evidence = claim.Rows.Length > 2 ? "" : $"{string.Join(", ", claim.Rows)}; ";
        return Of($"""{claim.When}{condition}. {Sentence(claim.Duty)}{Sentence(claim.Twin)}<small>[{evidence}{claim.Evidence.ToString()}]</small>""");
    }

    private static string Sentence(string text) => text.Length > 0 ? $"{text}. " : "";

    private static HtmlText Follows(RecipeReport recipe)
    {
        var unhelped = recipe.Unhelped.IsEmpty
            ? Empty
            : Of($"""<p><b>{AdviceText.Unhelped}</b> {string.Join("; ", recipe.Unhelped)}. The usual remedies are below the failures.</p>""");
        return Of($"""{unhelped}{(recipe.Conclusions.IsEmpty ? Empty : Of($"<h3>What follows</h3>{Lists.Of(recipe.Conclusions)}"))}""");
    }

    private static HtmlText Part(string recipe, string name, string title, int count, HtmlText content) => count == 0 ? Empty : Of(
        $"""
        <details class="part" id="{recipe}-{name}"><summary><h3>{title}</h3></summary>
        {content}
        </details>
        """);
}
