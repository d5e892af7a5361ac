using System.CommandLine;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>Says what changed from one report to another, and fails where that was asked for.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> Before = new("BEFORE") { Description = "The earlier report.json, the baseline, or its folder." };

    private static readonly Argument<string> After = new("AFTER") { Description = "The later report.json, or its folder." };

    private static readonly Option<string[]> FailOn = new("--fail-on")
    {
        Description = $"End with exit code 1 if there is such a change, comma-separated: {Gate.Valid}. Without this option, no change is a failure.",
        HelpName = "CHANGES",
    };

    private static readonly Option<string?> Out = OutOption.For("Also write diff.md and diff.json to this folder.");

    public static Command Define()
    {
        var command = new Command("diff", "Show what changed between two reports of the same machine.") { Before, After, FailOn, Out };
        command.SetAction(Compare);
        return command;
    }

    private static int Compare(ParseResult parsed)
    {
        var gates = Gate.Parse(parsed.GetValue(FailOn));
        var diff = Diff(ReportFile.Find(parsed.GetRequiredValue(Before)).Read(), ReportFile.Find(parsed.GetRequiredValue(After)).Read(), gates);
        var folder = PartFiles.Open(parsed.GetValue(Out));

        var console = Terminal.On(parsed.InvocationConfiguration.Output);
        if (!diff.Changes.IsEmpty) Print(console, diff);
        console.WriteLine(DiffText.Summary(diff));
        var isSaved = PartFiles.Write(folder, "diff", DiffText.Markdown(diff), JsonReport.Render(diff));
        return Conclude(console, diff, gates) && isSaved ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private static void Print(IAnsiConsole console, ReportDiff diff)
    {
        PartTables.Print(console, "What changed", diff.Notes, [DiffText.Table(diff)]);
        Legend.Print(console, Legend.Diff);
        console.WriteLine();
    }

    // A gate at 20 % asks whether it is slower by 20 %, not whether it is slower and the medians are that far apart.
    private static ReportDiff Diff(ComparisonReport before, ComparisonReport after, IReadOnlyList<Gate> gates)
    {
        try
        {
            return gates.FirstOrDefault(gate => gate.Threshold is not null) is { Threshold: { } threshold } ? ReportDiff.Of(before, after, threshold) : ReportDiff.Of(before, after);
        }
        catch (InvalidOperationException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }

    private static bool Conclude(IAnsiConsole console, ReportDiff diff, IReadOnlyList<Gate> gates)
    {
        var failed = gates.Select(gate => (gate, Count: diff.Changes.Count(gate.Fails))).Where(gate => gate.Count > 0).ToList();
        foreach (var (gate, count) in failed) console.WriteLine($"Failed: --fail-on {gate}: {count} {(count == 1 ? "row" : "rows")}.");
        return failed.Count == 0;
    }
}
