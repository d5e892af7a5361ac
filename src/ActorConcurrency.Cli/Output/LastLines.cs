using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The last lines of a command: whether it passed, and why not. As wide as the console.</summary>
internal static class LastLines
{
    /// <summary>Ends a comparison; whether it passed.</summary>
    public static bool Print(IAnsiConsole console, ComparisonReport report, bool failsOnPartial)
    {
        if (report.IsPartial) console.WriteLine($"Partial: {(report.NotRun.Length == 1 ? "1 run is" : $"{report.NotRun.Length} runs are")} missing ({report.NotRunBecause}).");
        if (!report.Passed) return Objections(console, report.Objections);
        if (report.IsPartial && failsOnPartial)
        {
            console.WriteLine("Failed: --fail-on partial: the report is partial.");
            return false;
        }

        console.WriteLine("Passed: every fault expected of a side showed, and nothing else was broken.");
        return true;
    }

    /// <summary>Ends a try of failures; whether it passed.</summary>
    public static bool Print(IAnsiConsole console, FailureReport report)
    {
        if (!report.Objections.IsEmpty) return Objections(console, report.Objections);
        console.WriteLine("Passed: every failure had the effect that is declared for it.");
        return true;
    }

    private static bool Objections(IAnsiConsole console, IEnumerable<string> objections)
    {
        console.WriteLine("Not passed:");
        foreach (var objection in objections) console.Write(Tables.Bullet(objection));
        return false;
    }
}
