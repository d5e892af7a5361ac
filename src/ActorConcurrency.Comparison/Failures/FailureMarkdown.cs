using System.Collections.Immutable;
using System.Text;
using static ActorConcurrency.Comparison.MarkdownText;

namespace ActorConcurrency.Comparison;

/// <summary>A failure matrix as Markdown: a section that begins with a heading of the second level. Thread-safe.</summary>
internal static class FailureMarkdown
{
    /// <summary>What each effect means.</summary>
    internal static readonly (Effect Effect, string Meaning)[] Legend =
    [
        (Effect.Survived, "all went on; nothing was lost, doubled or stranded"),
        (Effect.Signalled, "whoever was concerned was told, by an error or a value"),
        (Effect.Stranded, "something can never be used again, or somebody waits for what never comes"),
        (Effect.Lost, "something is gone in silence"),
        (Effect.Doubled, "two hold what only one may hold, or one thing was given out twice"),
        (Effect.Hung, "it does not go on by itself: a deadlock, which is told by its cycle, or no progress for too long; the words say what would free it"),
        (Effect.Unknown, "the try itself failed"),
        (Effect.NotOffered, "there is no way to ask for it"),
        (Effect.NotApplicable, "the question does not arise"),
        (Effect.NotRun, "it was not tried this time"),
    ];

    /// <summary>The section's text.</summary>
    /// <param name="report">The matrix.</param>
    public static string Render(FailureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Line(text, "## When something goes wrong");
        Reading(text, report.HangAfterMs);
        if (report.IsPartial) Line(text, "**Partial**: it was cancelled.");
        if (!report.Objections.IsEmpty) Line(text, "**Not as declared**:");
        List(text, report.Objections);
        foreach (var table in report.Tables) Recipe(text, table);
        return text.ToString();
    }

    /// <summary>One recipe's part of the section.</summary>
    /// <param name="table">The recipe's cells.</param>
    public static string Render(FailureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Recipe(text, table);
        return text.ToString();
    }

    /// <summary>How to read it.</summary>
    internal static void Reading(StringBuilder text, double hangAfterMs)
    {
        Line(text, Method(hangAfterMs));
        Table(text, ["effect", "meaning"], Legend.Select(item => (string[])[item.Effect.Name(), item.Meaning]));
    }

    /// <summary>How it was tried, in words.</summary>
    internal static string Method(double hangAfterMs) =>
        $"Each failure is caused on purpose, then looked at: what is there, who can go on. The time is from the failure until somebody else could go on, once, not warm. "
            + $"What can hang runs in a child process. A deadlock that can be seen is not waited for; otherwise {Quantities.Duration(hangAfterMs)} without progress count as a hang, or {Quantities.Duration(Math.Max(hangAfterMs, Patience.OfProcesses.TotalMilliseconds))} where a second process takes part, which has to start first.";

    private static void Recipe(StringBuilder text, FailureTable table)
    {
        Line(text, $"### {table.Recipe}: failures");
        var columns = FailureGrid.Columns(table);
        Table(text, ["failure", .. columns.Select(column => $"{column.Contender} ({column.Side.Name()})")],
            FailureGrid.Rows(table).Select(row => (string[])[row.Failure, .. row.Cells.Select(Text)]));
        foreach (var absence in table.Absences) Line(text, $"No **{absence.Side.Name()}**: {absence.Reason}");
        List(text, FailureGrid.Grouped(table.Cells.Where(cell => !cell.Effect.IsOutcome()), cell => $"{cell.Effect.Name()}: {cell.Happened}"));
        if (table.Cells.Any(HasRemedy)) Line(text, "The usual remedies:");
        List(text, FailureGrid.Grouped(table.Cells.Where(HasRemedy), cell => cell.Remedy));
        Line(text, $"Tried in {Quantities.Duration(table.TookMs)}.");
    }

    private static bool HasRemedy(Cell cell) => cell.Remedy.Length > 0;

    private static string Text(Cell? cell) => cell switch
    {
        null => "",
        _ when FailureGrid.Recovery(cell) is { } recovery => $"**{cell.Effect.Name()}** after {recovery}: {cell.Happened}",
        { RecoveryMs: { } recovery } => $"**{cell.Effect.Name()}**: {cell.Happened} (others go on after {Quantities.Duration(recovery)})",
        _ when cell.Effect.IsOutcome() || cell.Effect == Effect.Unknown => $"**{cell.Effect.Name()}**: {cell.Happened}",
        _ => cell.Effect.Name(),
    };
}
