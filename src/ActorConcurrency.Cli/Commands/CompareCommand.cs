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

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Let a partial report replace a whole one; without it, it is written beside it.",
    };

    /// <summary>Gives <paramref name="command"/> the options and the action of a comparison.</summary>
    public static Command Define(Command command)
    {
        Option[] options =
        [
            .. ProfileOptions.All, CommonOptions.Recipes, CommonOptions.Experiments, CommonOptions.Sides, CommonOptions.Contender, CommonOptions.Seed,
            CommonOptions.TimeScale, CommonOptions.Repeat, CommonOptions.HangAfter, Out, Replace,
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
        using var end = new TimeLimit(ProfileOptions.LimitOf(parsed), cancellationToken);
        var laboratory = new Laboratory(TrialCommand.Runner(parsed), Options(parsed, scenarios, end));
        if (laboratory.Plan(scenarios).IsEmpty) throw new UsageException("No experiment has such a side. Valid: what 'list' names, on the sides that it has.");

        var folder = OpenFolder(parsed.GetValue(Out)!);
        var console = Terminal.Create();
        var report = await RunAsync(laboratory, scenarios, console, quiet: !Logging.IsTalkative(parsed));
        if (report.Recipes.IsEmpty) cancellationToken.ThrowIfCancellationRequested();
        Tables.Print(console, report);
        var files = folder.Write(report with { Profile = ProfileOptions.ProfileOf(parsed) }, parsed.GetValue(Replace));
        var exitCode = Conclude(report, files);
        return cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : exitCode;
    }

    private static LaboratoryOptions Options(ParseResult parsed, IReadOnlyList<Scenario> scenarios, TimeLimit end)
    {
        var profile = ProfileOptions.ProfileOf(parsed);
        var sides = Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), parsed.GetValue(CommonOptions.Contender), profile.SidesOf());
        var options = CommonOptions.Laboratory(parsed, scenarios, sides);
        return options with
        {
            Settings = options.Settings with { Repeats = options.Settings.Repeats ?? profile.Repeats() },
            Kinds = profile.Kinds(),
            Stop = end.Token,
            StopReason = () => end.Reason,
        };
    }

    private static async Task<ComparisonReport> RunAsync(Laboratory laboratory, IReadOnlyList<Scenario> scenarios, IAnsiConsole console, bool quiet)
    {
        using var progress = Progress.For(console, laboratory.Plan(scenarios), quiet);
        return await laboratory.RunAsync(
            scenarios,
            news =>
            {
                Logging.Write(news);
                progress.Tell(news);
            });
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

    private static int Conclude(ComparisonReport report, (string Markdown, string Json) files)
    {
        Console.WriteLine($"Report: {files.Markdown} and {Path.GetFileName(files.Json)}");
        if (report.IsPartial) Console.WriteLine($"Partial: {(report.NotRun.Length == 1 ? "1 run is" : $"{report.NotRun.Length} runs are")} missing ({report.NotRunBecause}).");
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
