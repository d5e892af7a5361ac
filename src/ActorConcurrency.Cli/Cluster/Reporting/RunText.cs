using System.Globalization;

namespace ActorConcurrency.Cli;

/// <summary>A run's report in words, for a terminal of 60 columns and for a Markdown page.</summary>
internal static class RunText
{
    private const int ShownViolations = 20;

    /// <summary>The verdict first.</summary>
    public static IEnumerable<string> Lines(RunReport report)
    {
        yield return Text($"Verdict: {(report.Holds ? "every promise held" : $"{report.Violations.Count} violations")}");
        yield return Text($"  {report.Grants} grants judged, {report.Reads} reads ({report.Stale} stale)");
        yield return Text($"  {report.Ordered} pairs judged by who came first");
        yield return Text($"  late: {report.Late.Holders} holders, at most {report.Late.LongestSeconds:0.000} s");
        foreach (var line in Violations(report)) yield return line;
        yield return Text($"Load: {report.Grants / Math.Max(report.Seconds, 1):0} grants/s over {report.Seconds:0} s on {report.Store}");
        yield return $"  {string.Join(", ", report.Outcomes.Select(outcome => Text($"{outcome.Key} {outcome.Value}")))}";
        foreach (var line in Faults(report)) yield return line;
        foreach (var note in report.Notes) yield return $"Note: {note}";
    }

    public static string Markdown(RunReport report)
    {
        var rows = report.Faults.Select(fault => Text(
            $"| {fault.At:0.0} | {Word(fault.Kind)} | {fault.Process} | {(fault.HadName ? "yes" : "no")} | {Seconds(fault.Failover)} | {fault.RateBefore:0} | {fault.RateAfter:0} |"));
        return string.Join('\n', (string[])
        [
            "# A run of the cluster demo", "",
            Text($"{report.Recipe}, {report.Nodes} nodes with {report.Clients} clients each, {report.Names} names, seed {report.Seed}."), "",
            "```", .. Lines(report), "```", "",
            .. report.Faults.Count == 0 ? (string[])[] : ["| at, s | fault | node | had a name | next grant after, s | grants/s before | after |", "|---|---|---|---|---|---|---|", .. rows, ""],
        ]);
    }

    private static IEnumerable<string> Violations(RunReport report)
    {
        foreach (var violation in report.Violations.Take(ShownViolations))
        {
            yield return $"VIOLATION ({violation.Rule}): {violation.Text}";
            foreach (var line in violation.Lines) yield return $"  {line}";
        }

        if (report.Violations.Count > ShownViolations) yield return Text($"and {report.Violations.Count - ShownViolations} more");
    }

    private static IEnumerable<string> Faults(RunReport report)
    {
        foreach (var group in report.Faults.GroupBy(fault => (fault.Kind, fault.HadName)).OrderBy(group => group.Key))
        {
            var times = group.Select(fault => fault.Failover).OfType<double>().Order().ToArray();
            yield return Text($"{Word(group.Key.Kind)} of a node {(group.Key.HadName ? "with" : "without")} a name: {group.Count()}");
            yield return times.Length == 0
                ? "  no grant after it"
                : Text($"  next grant after: median {Median(times):0.0} s, worst {times[^1]:0.0} s{(times.Length < group.Count() ? ", and never" : "")}");
            yield return Text($"  grants/s: {Median([.. group.Select(fault => fault.RateBefore).Order()]):0} before, {Median([.. group.Select(fault => fault.RateAfter).Order()]):0} after");
        }
    }

    private static double Median(double[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;

    private static string Word(FaultKind kind) => kind.ToString().ToLowerInvariant();

    private static string Seconds(double? seconds) => seconds is { } there ? Text($"{there:0.000}") : "never";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
