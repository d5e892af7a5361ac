using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using static ActorConcurrency.Comparison.MarkdownText;

namespace ActorConcurrency.Comparison;

/// <summary>A report as Markdown. Thread-safe.</summary>
internal static partial class MarkdownReport
{
    /// <summary>The report's text.</summary>
    /// <param name="report">The report.</param>
    public static string Render(ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Head(text, report);
        Glance(text, report);
        Overview(text, report);
        foreach (var recipe in report.Recipes) Recipe(text, recipe);
        Method(text);
        Reading(text, report);
        Environment(text, report);
        return text.ToString();
    }

    // What the parts beside the experiments mean, once for all recipes.
    private static void Reading(StringBuilder text, ComparisonReport report)
    {
        if (report.Recipes.FirstOrDefault(recipe => recipe.Failures is not null)?.Failures is { } failures)
        {
            Line(text, "## How to read the failures");
            FailureMarkdown.Reading(text, failures.HangAfterMs);
        }

        if (report.Recipes.Any(recipe => !recipe.Advice.IsEmpty || recipe.Default is not null)) Line(text, $"## How to read the advice\n\n{AdviceText.Reading}");
        if (report.Recipes.Any(recipe => !recipe.Races.IsEmpty)) Line(text, $"## How to read the outcomes\n\n{RaceSection.Reading.ReplaceLineEndings("\n")}");
        if (report.Recipes.Any(recipe => recipe.AllCosts.Any())) Line(text, $"## How to read the costs\n\n{CostSection.Reading.ReplaceLineEndings("\n")}");
    }

    private static void Recipe(StringBuilder text, RecipeReport recipe)
    {
        Line(text, $"## {recipe.Recipe}");
        Line(text, recipe.Summary);
        if (recipe.Default is { } start) Line(text, $"{start}");
        foreach (var choice in recipe.Advice.GroupBy(claim => claim.Choose))
        {
            Line(text, $"**{AdviceText.Heading(choice.Key)}**");
            List(text, [.. choice.Select(claim => claim.ToString())]);
        }

        if (!recipe.Unhelped.IsEmpty) Line(text, $"**{AdviceText.Unhelped}** {string.Join("; ", recipe.Unhelped)}. The usual remedies are below the failure table.");
        if (!recipe.Conclusions.IsEmpty)
        {
            Line(text, "**What follows**");
            List(text, recipe.Conclusions);
        }

        foreach (var timeline in recipe.Timelines) Line(text, $"### {timeline.Contender} ({timeline.Side.Name()}): {timeline.Title}\n\n{timeline.End}\n\n{TimelineText.Table(timeline).ToMarkdown().TrimEnd()}");
        foreach (var experiment in recipe.Experiments) Experiment(text, experiment);
        Code(text, recipe);
        if (recipe.Failures is { } failures) text.Append(FailureMarkdown.Render(failures));
        foreach (var race in recipe.Races) text.Append(RaceSection.Render(race));
        foreach (var costs in recipe.AllCosts) text.Append(CostSection.Render(costs));
    }

    private static void Code(StringBuilder text, RecipeReport recipe)
    {
        var rows = recipe.Experiments.SelectMany(experiment => experiment.Rows).Where(row => row.Side != Side.Direct && row.Shape is not null).DistinctBy(row => row.Implementation).ToList();
        if (rows.Count == 0) return;
        Line(text, "### Code");
        Table(text, ["side", "implementation", "code", "types that are counted"], rows.OrderBy(row => row.Side).Select(row => (string[])
            [row.Name, $"`{row.Implementation}`", RowText.Code(row), string.Join(", ", row.Shape!.Types.Select(type => $"`{type}`"))]));
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
        Table(text, ["side", "implementation", "verdict", "expected", "observed", "duration", "against the baseline", "participants / threads", "allocated"], experiment.Rows.Select(row => Row(experiment, row)));
        foreach (var absence in experiment.Absences) Line(text, $"No **{absence.Side.Name()}**: {absence.Reason}");
        if (experiment.Rows.Any(row => row.Verdict != Comparison.Verdict.Held))
            Table(text, ["clause of the invariant", .. experiment.Rows.Select(row => row.Name)], ClausesOf(experiment).Select(clause => Clause(experiment, clause)));
        if (!experiment.Faults.IsEmpty)
            Table(text, ["fault", .. experiment.Rows.Select(row => row.Name)], experiment.Faults.Select(fault => Fault(experiment, fault)));

        foreach (var objection in experiment.Rows.SelectMany(row => row.Objections.Select(objection => (row.Name, objection))))
            Line(text, $"**Objection** ({objection.Name}): {objection.objection}");

        Line(text, $"Run it again, or one side of it with `--side`: `{Again(experiment)}`");
    }

    /// <summary>The command that runs an experiment again, on all its sides.</summary>
    /// <param name="experiment">The experiment; it has a row.</param>
    public static string Again(ExperimentReport experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        // The command of any row, without what names the row: its side, and perhaps a name of its own.
        var replay = experiment.Rows[0].Replay;
        var seed = replay.IndexOf(" --seed ", StringComparison.Ordinal);
        return replay.Split(" --side ")[0] + (seed < 0 ? "" : replay[seed..]);
    }

    private static string[] Row(ExperimentReport experiment, SideReport row) =>
    [
        row.Name, $"`{row.Implementation}`", Verdict(row), RowText.Expected(row),
        RowText.Observed(row, "<br>"), RowText.DurationAndSpread(row), RowText.PaceOf(row), RowText.Threads(experiment, row), RowText.Allocated(row),
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
        [$"**{fault.Name}**: {fault.Description}{(fault.Remedy is { } remedy ? $" {remedy}" : "")}", .. experiment.Rows.Select(row => Shown(row, fault))];

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
}
