using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace ActorConcurrency.Comparison;

/// <summary>
/// A report as JUnit's XML, which build servers show: a suite for each recipe, a case for each run. A case fails where something was not as
/// declared; what a side is known for is no failure, and stands in the case's output. Thread-safe.
/// </summary>
internal static class JUnitReport
{
    /// <summary>The report's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        XElement[] suites = [.. report.Recipes.Select(recipe => Suite(recipe.Recipe, [.. Cases(recipe)])), .. NotRun(report)];
        var root = new XElement("testsuites", new XAttribute("name", "actorconc"), Counts(suites.Elements("testcase").ToList()), suites);
        return new XDeclaration("1.0", "utf-8", null) + "\n" + root + "\n";
    }

    private static IEnumerable<XElement> Cases(RecipeReport recipe) =>
    [
        .. from experiment in recipe.Experiments from row in experiment.Rows select Case(recipe, experiment, row),
        .. from cell in recipe.Failures?.Cells ?? [] where cell.Effect != Effect.NotApplicable select Case(recipe, cell),
        .. from race in recipe.Races select Case(recipe, race),
    ];

    private static XElement Case(RecipeReport recipe, ExperimentReport experiment, SideReport row) => Case(
        $"{recipe.Recipe}.{experiment.Name}", row.Name, row.Figures?.DurationMs, row.Objections,
        $"{row.Verdict.ToString().ToLowerInvariant()}: {RowText.Observed(row, "; ")}\nRun it again: {row.Replay}");

    private static XElement Case(RecipeReport recipe, Cell cell)
    {
        var made = Case($"{recipe.Recipe}.failures", $"{cell.Failure}, {cell.Contender}", null,
            cell.IsExpected ? [] : [$"{cell.Effect.Name()}, where {cell.Expected.Name()} was declared"], $"{cell.Effect.Name()}: {cell.Happened}");
        if (cell.Effect is Effect.NotRun or Effect.NotOffered) made.AddFirst(new XElement("skipped", new XAttribute("message", Clean(cell.Happened))));
        return made;
    }

    private static XElement Case(RecipeReport recipe, RaceTable race) =>
        Case($"{recipe.Recipe}.outcomes", race.Race, race.Seconds * 1000, race.Objections, string.Join("\n", RaceText.Sentences(race)));

    private static XElement Case(string className, string name, double? milliseconds, IReadOnlyCollection<string> objections, string output) => new(
        "testcase", new XAttribute("classname", className), new XAttribute("name", Clean(name)), new XAttribute("time", Seconds(milliseconds)),
        objections.Count == 0 ? null : new XElement("failure", new XAttribute("message", Clean(string.Join("; ", objections)))),
        new XElement("system-out", Clean(output)));

    private static IEnumerable<XElement> NotRun(ComparisonReport report) => report.NotRun.IsEmpty ? [] :
    [
        Suite("not run",
        [
            .. report.NotRun.Select(name => new XElement(
                "testcase", new XAttribute("classname", "notrun"), new XAttribute("name", name), new XElement("skipped", new XAttribute("message", report.NotRunBecause)))),
        ]),
    ];

    private static XElement Suite(string name, List<XElement> cases) => new("testsuite", new XAttribute("name", name), Counts(cases), cases);

    private static XAttribute[] Counts(List<XElement> cases) =>
    [
        new("tests", cases.Count), new("failures", cases.Count(one => one.Element("failure") is not null)), new("skipped", cases.Count(one => one.Element("skipped") is not null)),
    ];

    private static string Seconds(double? milliseconds) => ((milliseconds ?? 0) / 1000).ToString("0.######", CultureInfo.InvariantCulture);

    // What a program printed may have characters that XML has not.
    private static string Clean(string text) => string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter)));
}
