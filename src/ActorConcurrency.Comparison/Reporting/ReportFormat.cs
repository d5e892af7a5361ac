namespace ActorConcurrency.Comparison;

/// <summary>A form in which a report is written. Immutable.</summary>
public sealed class ReportFormat
{
    private readonly string _ending;
    private readonly Func<ComparisonReport, string> _render;

    private ReportFormat(string name, string ending, Func<ComparisonReport, string> render) => (Name, _ending, _render) = (name, ending, render);

    /// <summary>A page for people that needs nothing else; <c>report.html</c>.</summary>
    public static ReportFormat Html { get; } = new("html", "html", HtmlReport.Render);

    /// <summary>Text for people, and for pages that show Markdown; <c>report.md</c>.</summary>
    public static ReportFormat Markdown { get; } = new("md", "md", MarkdownReport.Render);

    /// <summary>All of it, for programs; <c>report.json</c>. The only one that can be read again.</summary>
    public static ReportFormat Json { get; } = new("json", "json", JsonReport.Render);

    /// <summary>The runs as test cases, for build servers; <c>report.junit.xml</c>.</summary>
    public static ReportFormat JUnit { get; } = new("junit", "junit.xml", JUnitReport.Render);

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ReportFormat> All { get; } = [Html, Markdown, Json, JUnit];

    /// <summary>Those that are written if nothing is said: page, Markdown and JSON.</summary>
    public static IReadOnlyList<ReportFormat> Usual { get; } = [Html, Markdown, Json];

    /// <summary>The name on the command line: <c>html</c>, <c>md</c>, <c>json</c> or <c>junit</c>.</summary>
    public string Name { get; }

    /// <summary>The format with that name, letter case aside; <see langword="null"/> if there is none.</summary>
    /// <param name="name">The name.</param>
    public static ReportFormat? Find(string name) => All.FirstOrDefault(format => string.Equals(format.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The report in this form.</summary>
    /// <param name="report">The report.</param>
    public string Render(ComparisonReport report) => _render(report);

    /// <summary>The name of its file.</summary>
    /// <param name="stem">What comes before the ending, for example <c>report</c>.</param>
    public string FileName(string stem) => $"{stem}.{_ending}";

    /// <inheritdoc/>
    public override string ToString() => Name;
}
