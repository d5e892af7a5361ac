using System.Globalization;

namespace ActorConcurrency.Benchmarks;

/// <summary>The results as they are printed, a line each as soon as it is there.</summary>
internal static class Table
{
    private const string Columns = "{0,-22} {1,12} {2,12} {3,9} {4,15} {5,14} {6,10} {7,14} {8,-4} {9}";

    public static void PrintHeading()
    {
        Console.WriteLine(Surroundings.Here);
        Console.WriteLine("ratio above 1: ours is faster than the baseline or, where there is none, below the target, which then is a maximum (<=); CPU (baseline's)");
        Write("case", "ours", "baseline", "ratio", "spread", "CPU ns/op", "bytes/op", "target", "met", "");
    }

    public static void Print(Result result)
    {
        if (result.Error is { } error)
        {
            Console.WriteLine($"{result.Name,-22} FAILED: {error}");
            return;
        }

        Write(
            result.Name,
            Number(result.Ours) + " " + result.Unit,
            result.Baseline is { } baseline ? Number(baseline) + " " + result.Unit : "none",
            result.Ratio is { } ratio ? Times(ratio) : "-",
            result.Ratio is null ? "-" : $"{Times(result.Lowest!.Value)} to {Times(result.Highest!.Value)}",
            Number(result.CpuNanosecondsPerOperation) + (result.BaselineCpuNanosecondsPerOperation is { } cpu ? $" ({Number(cpu)})" : ""),
            Number(result.BytesPerOperation),
            TargetOf(result),
            result.Target is null ? "-" : result.Met ? "yes" : "NO",
            result.Note ?? "");
    }

    public static void PrintSummary(IReadOnlyCollection<Result> results, TimeSpan elapsed) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count(r => r.Target is not null && r.Met)} of {results.Count(r => r.Target is not null || r.Error is not null)} targets met, {results.Count(r => r.Error is not null)} failed, {elapsed.TotalSeconds:0} s"));

    private static string TargetOf(Result result)
    {
        if (result.Target is not { } target) return "-";
        var text = result.Baseline is null ? $"<= {Number(target)} {result.Unit}" : Times(target);
        return result.MaximumBytes is { } bytes ? $"{text}, {bytes} B" : text;
    }

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + "x";

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) switch { < 1 => "0.####", < 100 => "0.0", _ => "#,0" }, CultureInfo.InvariantCulture);

    private static void Write(params object[] cells) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, Columns, cells).TrimEnd());
}
