using System.Globalization;

namespace ActorConcurrency.Benchmarks;

/// <summary>The results as they are printed: each case as soon as it is measured, and below it who else was measured.</summary>
internal static class Table
{
    private const string Columns = "{0,-36} {1,10} {2,8} {3,18} {4,10} {5,8}  {6}";

    public static void PrintHeading()
    {
        Console.WriteLine(Surroundings.Here);
        Console.WriteLine("ratio: time divided by the baseline's; below 1 it is faster. Figures are medians of the rounds.");
        Write("case", "time", "ratio", "quartiles", "CPU ns/op", "bytes/op", "verdict");
    }

    public static void Print(Result result)
    {
        if (result.Error is { } error)
        {
            Console.WriteLine($"{result.Case.Name}: FAILED: {error}");
            return;
        }

        Write(result, result.Ours, $"{result.Case.Name}: {result.Ours.Name}", $"{result.Verdict.InWords()}{TargetOf(result)}, {result.Rounds} rounds");
        Write(result, result.Baseline, "  " + result.Baseline.Name, "baseline");
        foreach (var peer in result.Peers) Write(result, peer, "  " + peer.Name, "lacks " + peer.Lacks);
    }

    public static void PrintSummary(IReadOnlyCollection<Result> results, TimeSpan elapsed)
    {
        var verdicts = results.CountBy(result => result.Verdict).OrderBy(verdict => verdict.Key).Select(verdict => $"{verdict.Value} {verdict.Key.InWords()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", verdicts)}; {elapsed.TotalSeconds:0} s"));
    }

    public static string UnitOf(Result result) => result.Case.InMilliseconds ? "ms" : "ns";

    private static string TargetOf(Result result)
    {
        if (result.Case.Target is not { } target) return "";
        var text = result.Case.InMilliseconds ? $"{Number(target.Maximum)} ms" : Times(target.Maximum);
        return target.MaximumBytes is { } bytes ? $" ({text}, {bytes} B)" : $" ({text})";
    }

    private static void Write(Result result, Figures figures, string name, string remark) => Write(
        name,
        $"{Number(figures.Time)} {UnitOf(result)}",
        Times(figures.Ratio.Median),
        figures == result.Baseline ? "" : QuartilesOf(result, figures),
        Number(figures.CpuNanoseconds),
        Number(figures.Bytes),
        remark);

    // Of what is compared with the target.
    private static string QuartilesOf(Result result, Figures figures) =>
        result.Case.InMilliseconds && figures == result.Ours
            ? $"{Number(result.Judged.LowerQuartile)} to {Number(result.Judged.UpperQuartile)} ms"
            : $"{Times(figures.Ratio.LowerQuartile)} to {Times(figures.Ratio.UpperQuartile)}";

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + "x";

    private static string Number(double value) => Math.Abs(value) switch
    {
        < 0.05 => "0",
        < 100 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    private static void Write(params object[] cells) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, Columns, cells).TrimEnd());
}
