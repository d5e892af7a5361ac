using System.Globalization;
using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>A report as one HTML page that needs nothing else: no network, no other file. Thread-safe.</summary>
internal static partial class HtmlReport
{
    // Whatever gets into the page: it asks nobody for anything.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /// <summary>The page's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>Locks, .NET and actors compared</title>
            <style>{Asset("report.css")}</style>
            </head>
            <body>
            <a class="skip" href="#overview">Skip to the result</a>
            {Head(report)}
            {Navigation(report)}
            <main>
            {Overview(report)}
            {report.Recipes.Select(RecipeSection.Render)}
            {Reading.Render(report)}
            {Environment(report)}
            </main>
            <script>{Asset("report.js")}</script>
            </body>
            </html>

            """).ToString();
    }

    private static HtmlText Head(ComparisonReport report) => Of(
        $"""
        <header>
        <h1>Locks, .NET and actors compared</h1>
        <p class="lead">{Quantities.Count(report.Recipes.Length)} {(report.Recipes.Length == 1 ? "recipe" : "recipes")} for threads, each built with locks, with the primitives of .NET and with actors, and run side by side.
        Made on {report.CreatedAt.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)}, profile <b>{report.Profile.ToString().ToLowerInvariant()}</b>, {Machine(report)}.</p>
        <p>{Outcome(report)}</p>
        {Objections(report)}
        </header>
        """);

    private static HtmlText Outcome(ComparisonReport report) => report.Passed
        ? Of($"""<span class="chip good">passed</span> The comparison worked: every failure that was expected of a side appeared, and nothing else failed. The rows say how good each side is.""")
        : Of($"""<span class="chip bad">not passed</span> This was not as declared:""");

    private static HtmlText Objections(ComparisonReport report)
    {
        var partial = report.IsPartial
            ? Of($"""<p><span class="chip warn">partial</span> {report.NotRunBecause}. Not run: {string.Join(", ", report.NotRun)}.</p>""")
            : Empty;
        return Of($"{Lists.Of(report.Objections)}{partial}");
    }

    private static string Machine(ComparisonReport report)
    {
        string? Fact(string name) => report.Environment.FirstOrDefault(fact => fact.Name == name)?.Value;
        return string.Join(", ", new[] { Fact(LaboratoryEnvironment.Processors) is { } processors ? $"{processors} processors" : null, Fact("Operating system"), Fact("Runtime") }.Where(fact => fact is not null));
    }

    private static HtmlText Navigation(ComparisonReport report) => Of(
        $"""
        <nav aria-label="Recipes"><ul>
        <li><a href="#overview">At a glance</a></li>
        {report.Recipes.Select(recipe => Of($"""<li><a href="#{Anchor(recipe.Recipe)}">{recipe.Recipe}</a></li>"""))}
        <li><a href="#reading">How to read it</a></li>
        </ul></nav>
        """);

    private static HtmlText Environment(ComparisonReport report) => Of(
        $"""
        <section id="environment"><h2>Where it ran</h2>
        {HtmlTable.Fixed("Environment", ["what", "value"],
        [
            ["Date", report.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)],
            ["Profile", report.Profile.ToString().ToLowerInvariant()],
            ["Seed", report.Seed.ToString(CultureInfo.InvariantCulture)],
            ["Time scale", report.TimeScale.ToString(CultureInfo.InvariantCulture)],
            .. report.Environment.Select(fact => (HtmlCell[])[fact.Name, fact.Value]),
        ])}
        </section>
        """);

    /// <summary>A name as it stands after the <c>#</c> of a link.</summary>
    internal static string Anchor(string name) => string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    // What is ours goes into the page as it is.
    internal static HtmlText Asset(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream($"ActorConcurrency.{name}")!);
        return new HtmlText(reader.ReadToEnd());
    }
}
