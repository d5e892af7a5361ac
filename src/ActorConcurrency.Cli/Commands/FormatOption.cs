using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The option that says in which forms a report is written.</summary>
internal static class FormatOption
{
    public static Option<string[]> Formats { get; } = new("--format", "-f")
    {
        Description = $"The formats of the report, comma-separated: {Names(ReportFormat.All)}. By default {Names(ReportFormat.Usual)}.",
        HelpName = "NAMES",
    };

    public static IReadOnlyList<ReportFormat> FormatsOf(ParseResult parsed)
    {
        var names = Choices.Split(parsed.GetValue(Formats));
        return names.Length == 0 ? ReportFormat.Usual : [.. names.Select(Find).Distinct()];
    }

    /// <summary>The files in one line: the first with its path.</summary>
    public static string Describe(IReadOnlyList<string> files) => string.Join(", ", files.Select((file, index) => index == 0 ? file : Path.GetFileName(file)));

    private static ReportFormat Find(string name) =>
        ReportFormat.Find(name) ?? throw new UsageException($"'{name}' is no value for --format. Valid: {Names(ReportFormat.All)}.");

    private static string Names(IEnumerable<ReportFormat> formats) => string.Join(", ", formats);
}
