using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>One experiment of the page: its card and a row for each side.</summary>
internal static class ExperimentSection
{
    private static readonly string[] Head = ["side", "verdict", "observed", "duration", "against the baseline", "threads", "allocated", "code"];

    public static HtmlText Render(string recipe, ExperimentReport experiment) => Of(
        $"""
        <article id="{HtmlReport.Anchor($"{recipe} {experiment.Name}")}"><h4>{experiment.Name}: {experiment.Title}</h4>
        <p>{experiment.Operations}. Participants: {Quantities.Count(experiment.Participants)}.</p>
        <p><b>Must hold:</b> {experiment.Invariant.Text}.</p>
        {HtmlTable.Sortable($"{experiment.Name}: what each side did", Head, experiment.Rows.Select(row => Row(experiment, row)))}
        {Lists.Of([.. experiment.Absences.Select(absence => Of($"No <b>{absence.Side.Name()}</b>: {absence.Reason}"))])}
        {Lists.Of([.. experiment.Faults.Select(Fault)])}
        {Lists.Of([.. experiment.Rows.SelectMany(row => row.Objections.Select(objection => Of($"""<span class="chip bad">objection</span> {row.Name}: {objection}""")))])}
        <p class="again">Run it again: <code>{MarkdownReport.Again(experiment)}</code></p>
        </article>
        """);

    private static IReadOnlyList<HtmlCell> Row(ExperimentReport experiment, SideReport row) =>
    [
        Of($"{Chips.Of(row.Side, row.Name)}<br><code>{row.Implementation}</code>"),
        Of($"""{Chips.Of(row.Verdict)}<br><small class="declared">expected: {RowText.Expected(row)}</small>"""),
        new HtmlCell(Broken(experiment, row), "observed"),
        new HtmlCell(Duration(row), "number", row.Figures?.DurationMs),
        new HtmlCell(Of($"{RowText.PaceOf(row)}"), "number", row.Pace?.Ratio),
        new HtmlCell(Of($"{RowText.Threads(row)}"), "number", row.Figures?.Threads),
        new HtmlCell(Of($"{RowText.Allocated(row)}"), "number", row.Figures?.AllocatedBytes),
        new HtmlCell(Of($"{RowText.Code(row)}"), "", row.Shape?.Lines),
    ];

    private static HtmlText Duration(SideReport row) => row.Figures is { DurationMs: not null, LowerMs: { } lower, UpperMs: { } upper } figures
        ? Of($"{RowText.Duration(row)}<br><small>{Quantities.Duration(lower)} to {Quantities.Duration(upper)}, n = {figures.Runs}</small>")
        : Of($"{RowText.NoFigure}");

    // First which part of the invariant did not hold, then what was seen.
    private static HtmlText Broken(ExperimentReport experiment, SideReport row)
    {
        var clauses = row.Findings.Where(finding => finding.Condition == Condition.Broken && finding.Clause != Invariant.Whole)
            .Select(finding => Of($"""<b>Not:</b> {experiment.Invariant.Clauses.FirstOrDefault(clause => clause.Name == finding.Clause)?.Text ?? finding.Clause}<br>"""));
        return Of($"""{(row.Verdict == Verdict.Held ? [] : clauses)}{Of($"{RowText.Observed(row, "\n")}")}""");
    }

    private static HtmlText Fault(Fault fault) => Of($"""<b>{fault.Name}</b>: {fault.Description} {fault.Remedy?.ToString()}""");
}
