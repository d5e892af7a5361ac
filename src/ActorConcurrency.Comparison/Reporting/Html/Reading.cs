using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>What the words and figures of the page mean.</summary>
internal static class Reading
{
    public static HtmlText Render(ComparisonReport report) => Of(
        $"""
        <section id="reading"><h2>How to read it</h2>
        {HtmlTable.Fixed("The sides", ["side", "what it is"], MarkdownReport.SideMeanings.Select(side => (IReadOnlyList<HtmlCell>)[side[0], Prose.Of(side[1])]))}
        {(report.Recipes.Any(recipe => !recipe.Advice.IsEmpty || recipe.Default is not null) ? Of($"<h3>The advice</h3>{Prose.Paragraphs(AdviceText.Reading)}") : Empty)}
        <h3>Experiments</h3>
        {Prose.Paragraph(MarkdownReport.ReadingExperiments)}
        {HtmlTable.Fixed("Verdicts", ["verdict", "meaning"], MarkdownReport.VerdictMeanings.Select(verdict => (IReadOnlyList<HtmlCell>)[verdict[0], verdict[1]]))}
        {Part(report.Recipes.Any(recipe => recipe.Failures is not null), "Failures", FailureMarkdown.Method(report.Recipes.Select(recipe => recipe.Failures).FirstOrDefault(failures => failures is not null)?.HangAfterMs ?? 0))}
        {HtmlTable.Fixed("Effects of failures", ["effect", "meaning"], FailureMarkdown.Legend.Select(item => (IReadOnlyList<HtmlCell>)[Chips.Of(item.Effect), item.Meaning]))}
        {Part(report.Recipes.Any(recipe => !recipe.Races.IsEmpty), "Outcomes", RaceSection.Reading)}
        {Part(report.Recipes.Any(recipe => recipe.AllCosts.Any()), "Costs", CostSection.Reading)}
        </section>
        """);

    private static HtmlText Part(bool has, string title, string text) => has ? Of($"<h3>{title}</h3>{Prose.Paragraph(text)}") : Empty;
}
