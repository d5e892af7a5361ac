using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>A report as Markdown. Thread-safe.</summary>
public static class MarkdownReport
{
    /// <summary>The report's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Head(text, report);
        Overview(text, report);
        foreach (var recipe in report.Recipes) Recipe(text, recipe);
        Environment(text, report);
        return text.ToString();
    }

    private static void Head(StringBuilder text, ComparisonReport report)
    {
        Line(text, "# Locks, .NET and actors compared");
        Line(text, report.Passed
            ? "**Passed**: every invariant held where it must, on the .NET and the actor side, and every fault expected of an original showed."
            : "**Not passed**:");
        if (!report.Passed) List(text, report.Objections);

        Line(text, """
            Each recipe runs on several sides. **original**: the page's program with Python's semantics and its faults. **lock**: a lock-based class as one
            writes it in C#; the page's recipes have none yet. **dotnet**: the bare .NET primitive, as its documentation shows it.
            **twin**: a class of ours around .NET primitives that does what the actor does. **library**: what a library offers. **actor**: the actor, by messages only.
            **direct**: the same actor, whose handle does a step itself while the actor is idle; a further row of cost that must pass the same checks.
            A fault of the original is forced by a gate at its critical point, so that it shows every time.
            Figures are given only where the invariant held, and only such sides are compared. A duration is the median of
            at least 5 warm runs, with the middle half of them and their number; what ran beside something else has none. *Expected* says whether a row is as declared: an original is
            expected to break by its fault. *Threads* are the distinct threads that ran the participants' code; *allocated* is what the run
            allocated in its own process, the laboratory's notes taken off. `actorconc` stands for `dotnet run -c Release --project src/ActorConcurrency.Cli --`.
            """);
        Table(text, ["verdict", "meaning"],
        [
            ["held", "the run ended by itself, every clause of the invariant held, and no fault showed"],
            ["broken", "a clause of the invariant did not hold, or a fault showed that breaks it"],
            ["hung", "the run did not end in time and its process was ended"],
            ["unknown", "the run failed on the way, and nothing was broken until then"],
        ]);
    }

    private static void Overview(StringBuilder text, ComparisonReport report)
    {
        var sides = report.Recipes.SelectMany(recipe => recipe.Experiments).SelectMany(experiment => experiment.Rows).Select(row => row.Side).Distinct().Order().ToArray();
        Table(text, ["recipe", "experiment", .. sides.Select(side => side.Name()), "faults of the original that showed"],
            from recipe in report.Recipes
            from experiment in recipe.Experiments
            select (string[])
            [
                recipe.Recipe, $"{experiment.Name}: {experiment.Title}", .. sides.Select(side => Cell(experiment.Rows.Where(row => row.Side == side))),
                string.Join(", ", experiment.Rows.Where(row => row.Side == Side.Original).SelectMany(row => row.FaultsShown).Select(shown => shown.Fault)),
            ]);

        static string Cell(IEnumerable<SideReport> rows) => string.Join("<br>", rows.Select(row => row.Side == Side.Library ? $"{row.Name}: {Verdict(row)}" : Verdict(row)));
    }

    private static void Recipe(StringBuilder text, RecipeReport recipe)
    {
        Line(text, $"## {recipe.Recipe}");
        Line(text, recipe.Summary);
        if (!recipe.Conclusions.IsEmpty)
        {
            Line(text, "**What follows**");
            List(text, recipe.Conclusions);
        }

        foreach (var experiment in recipe.Experiments) Experiment(text, experiment);
    }

    private static void Experiment(StringBuilder text, ExperimentReport experiment)
    {
        Line(text, $"### {experiment.Name}: {experiment.Title}");
        List(text,
        [
            $"Participants: {experiment.Participants}",
            $"Operations: {experiment.Operations}",
            $"Invariant: {experiment.Invariant.Text}",
        ]);
        Table(text, ["side", "implementation", "verdict", "expected", "observed", "duration", "participants / threads", "allocated"], experiment.Rows.Select(row => Row(experiment, row)));
        foreach (var absence in experiment.Absences) Line(text, $"No **{absence.Side.Name()}**: {absence.Reason}");
        if (experiment.Rows.Any(row => row.Verdict != Comparison.Verdict.Held))
            Table(text, ["clause of the invariant", .. experiment.Rows.Select(row => row.Name)], ClausesOf(experiment).Select(clause => Clause(experiment, clause)));
        if (!experiment.Faults.IsEmpty)
            Table(text, ["fault of the original", .. experiment.Rows.Select(row => row.Name)], experiment.Faults.Select(fault => Fault(experiment, fault)));

        foreach (var objection in experiment.Rows.SelectMany(row => row.Objections.Select(objection => (row.Name, objection))))
            Line(text, $"**Objection** ({objection.Name}): {objection.objection}");

        Line(text, "Run a row again:");
        Line(text, $"```\n{string.Join('\n', experiment.Rows.Select(row => row.Replay))}\n```");
    }

    private static string[] Row(ExperimentReport experiment, SideReport row) =>
    [
        row.Name, $"`{row.Implementation}`", Verdict(row), RowText.Expected(row),
        RowText.Observed(row, "<br>"), RowText.DurationAndSpread(row), RowText.Threads(experiment, row), RowText.Allocated(row),
    ];

    private static string Verdict(SideReport row) =>
        row.Verdict == Comparison.Verdict.Held ? "held" : $"**{row.Verdict.ToString().ToLowerInvariant()}**";

    // What broke the invariant and named no clause of it stands in a line of its own.
    private static IEnumerable<Clause> ClausesOf(ExperimentReport experiment)
    {
        var named = experiment.Invariant.Clauses;
        var unnamed = experiment.Rows.SelectMany(row => row.Findings).Any(finding => named.All(clause => clause.Name != finding.Clause));
        return unnamed ? named.Append(new Clause(Invariant.Whole, "as a whole")) : named;
    }

    private static string[] Clause(ExperimentReport experiment, Clause clause) =>
        [clause.Text, .. experiment.Rows.Select(row => State(row.Findings.FirstOrDefault(finding => finding.Clause == clause.Name)))];

    private static string State(Finding? finding) => finding?.Condition switch
    {
        null => "",
        Condition.Held => "held",
        Condition.Broken => $"**broken**: {string.Join("; ", finding.Otherwise)}",
        _ => "not known",
    };

    private static string[] Fault(ExperimentReport experiment, Fault fault) =>
        [$"**{fault.Name}**: {fault.Description}", .. experiment.Rows.Select(row => Shown(row, fault))];

    private static string Shown(SideReport row, Fault fault) =>
        row.FaultsShown.FirstOrDefault(shown => shown.Fault == fault.Name) is { } shown ? $"shown: {shown.Evidence}" : "not shown";

    private static void Environment(StringBuilder text, ComparisonReport report)
    {
        Line(text, "## Environment");
        Table(text, ["what", "value"],
        [
            ["Made at", report.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)],
            ["Seed", report.Seed.ToString(CultureInfo.InvariantCulture)],
            ["Time scale", report.TimeScale.ToString(CultureInfo.InvariantCulture)],
            .. report.Environment.Select(fact => new[] { fact.Name, fact.Value }),
        ]);
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\n\n");

    private static void List(StringBuilder text, ImmutableArray<string> items)
    {
        foreach (var item in items) text.Append("- ").Append(item).Append('\n');
        text.Append('\n');
    }

    private static void Table(StringBuilder text, IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        Cells(text, head);
        Cells(text, head.Select(_ => "---"));
        foreach (var row in rows) Cells(text, row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)));
        text.Append('\n');
    }

    private static void Cells(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
