using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>A difference as plain text and as Markdown. Pure.</summary>
internal static class DiffText
{
    /// <summary>A kind of change in words, for example <c>newly broken</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this ChangeKind kind) => kind == ChangeKind.NewlyBroken ? "newly broken" : kind.ToString().ToLowerInvariant();

    /// <summary>When a row is slower or faster.</summary>
    public const string Pace =
        "the times differ by more than 5 %, or by more than the percentage of --fail-on slower, and that is not by chance: all rows are tested together (Welch's t test on logarithms; "
        + "Benjamini and Hochberg), so that of the rows told as slower or faster about 1 % at most are so by chance, however many rows there are";

    /// <summary>What no test can tell.</summary>
    public const string Caution = "the test compares the runs of one report with those of the other: what disturbed the machine during the whole of one report makes a real difference";

    /// <summary>A table of the changes.</summary>
    /// <param name="diff">The difference.</param>
    public static TextTable Table(ReportDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return new TextTable(
            "Changes, the gravest first",
            ["change", "row", "how", "factor"],
            [.. diff.Changes.Select(change => (ImmutableArray<string>)[change.Kind.Name(), change.Row, change.Text, change.Ratio is { } ratio ? Quantities.Times(ratio) : RowText.NoFigure])]);
    }

    /// <summary>How many changes there are of each kind, in one line.</summary>
    /// <param name="diff">The difference.</param>
    public static string Summary(ReportDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var kinds = diff.Changes.GroupBy(change => change.Kind).Select(kind => $"{Quantities.Count(kind.Count())} {kind.Key.Name()}").ToList();
        return $"{Quantities.Count(diff.Compared)} rows compared: {(kinds.Count == 0 ? "no change" : string.Join(", ", kinds))}.";
    }

    /// <summary>All of it as Markdown.</summary>
    /// <param name="diff">The difference.</param>
    public static string Markdown(ReportDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var text = new System.Text.StringBuilder();
        MarkdownText.Line(text, "# What changed");
        MarkdownText.Line(text, Summary(diff));
        MarkdownText.List(text, diff.Notes);
        if (!diff.Changes.IsEmpty) text.Append(Table(diff).ToMarkdown());
        MarkdownText.Line(text, $"*Slower*, *faster*: {Pace}. Mind: {Caution}.");
        return text.ToString();
    }
}
