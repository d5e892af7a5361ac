using System.CommandLine;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The main job: run everything on all sides, judge it, show it, write the report.</summary>
internal static class CompareCommand
{
    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for report.md and report.json; created if missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "comparison"),
    };

    /// <summary>Gives <paramref name="command"/> the options and the action of a comparison.</summary>
    public static Command Define(Command command)
    {
        Option[] options =
        [
            CommonOptions.Recipes, CommonOptions.Experiment, CommonOptions.Sides, CommonOptions.Contender, CommonOptions.Seed, CommonOptions.TimeScale, Out,
            CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile,
        ];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenarios = Choices.Recipes(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes));
        var options = CommonOptions.Laboratory(parsed, scenarios, Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), parsed.GetValue(CommonOptions.Contender)));
        var laboratory = new Laboratory(TrialCommand.Runner(parsed), options);
        if (laboratory.Plan(scenarios).IsEmpty) throw new UsageException("No experiment has such a side. Valid: what 'list' names, on the sides that it has.");

        var folder = OpenFolder(parsed.GetValue(Out)!);
        var console = Terminal.Create();
        var report = await RunAsync(laboratory, scenarios, console, quiet: !Logging.IsTalkative(parsed), cancellationToken);
        Tables.Print(console, report);
        folder.Write(report);
        return Conclude(report, folder);
    }

    private static async Task<ComparisonReport> RunAsync(Laboratory laboratory, IReadOnlyList<Scenario> scenarios, IAnsiConsole console, bool quiet, CancellationToken cancellationToken)
    {
        using var progress = Progress.For(console, laboratory.Plan(scenarios), quiet);
        return await laboratory.RunAsync(
            scenarios,
            news =>
            {
                Logging.Write(news);
                progress.Tell(news);
            },
            cancellationToken);
    }

    private static ReportFolder OpenFolder(string path)
    {
        try
        {
            return ReportFolder.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The folder '{path}' cannot be written to. Valid for --out: a folder that exists or can be created. ({failure.Message})");
        }
    }

    private static int Conclude(ComparisonReport report, ReportFolder folder)
    {
        Console.WriteLine($"Report: {folder.Markdown} and {Path.GetFileName(folder.Json)}");
        if (report.Passed)
        {
            Console.WriteLine("Passed: every invariant held where it must, and every fault that is expected of a side showed.");
            return ExitCode.Passed;
        }

        Console.WriteLine("Not passed:");
        foreach (var objection in report.Objections) Console.WriteLine($"  {objection}");
        return ExitCode.NotPassed;
    }
}
