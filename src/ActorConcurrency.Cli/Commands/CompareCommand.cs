using System.CommandLine;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The main job: run everything on all sides, judge it, show it, write the report.</summary>
internal static class CompareCommand
{
    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for the report's files; created if missing.",
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
            CommonOptions.TimeScale, CommonOptions.Repeat, CommonOptions.HangAfter, Out, FormatOption.Formats, Replace,
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
        var formats = FormatOption.FormatsOf(parsed);
        var options = Options(parsed, scenarios, end);
        if (new Laboratory(TrialCommand.Runner(parsed), options.Laboratory).Plan(scenarios).IsEmpty)
            throw new UsageException("No experiment has such a side. Valid: what 'list' names, on the sides that it has.");

        var folder = PartFiles.Open(parsed.GetValue(Out))!;
        var console = Terminal.Create();
        var report = await RunAsync(parsed, options, scenarios, console);
        if (report.Recipes.IsEmpty) cancellationToken.ThrowIfCancellationRequested();
        Tables.Print(console, report);
        var files = Save(folder, report, formats, parsed.GetValue(Replace));
        var exitCode = Conclude(report, files);
        return cancellationToken.IsCancellationRequested ? ExitCode.Cancelled : exitCode;
    }

    private static SurveyOptions Options(ParseResult parsed, IReadOnlyList<Scenario> scenarios, TimeLimit end)
    {
        var profile = ProfileOptions.ProfileOf(parsed);
        // Who names an experiment has the time for its twin.
        var usual = profile == Comparison.Profile.Quick && parsed.GetValue(CommonOptions.Experiments) is { Length: > 0 } ? Sides.Usual : profile.SidesOf();
        var sides = Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), parsed.GetValue(CommonOptions.Contender), usual);
        var options = CommonOptions.Laboratory(parsed, scenarios, sides);
        return new SurveyOptions
        {
            Profile = profile,
            Laboratory = options with
            {
                Settings = options.Settings with { Repeats = options.Settings.Repeats ?? profile.Repeats() },
                Kinds = profile.Kinds(),
                Stop = end.Token,
                StopReason = () => end.Reason,
            },
            // Whoever names an experiment or a contender asks for nothing else.
            HasParts = options is { Experiments.Count: 0, Contender: null },
            HangAfter = CommonOptions.HangAfterOf(parsed),
        };
    }

    private static async Task<ComparisonReport> RunAsync(ParseResult parsed, SurveyOptions options, IReadOnlyList<Scenario> scenarios, IAnsiConsole console)
    {
        var runner = TrialCommand.Runner(parsed);
        using var progress = Progress.For(console, new Laboratory(runner, options.Laboratory).Plan(scenarios), quiet: !Logging.IsTalkative(parsed));
        return await new Survey(runner, CellsCommand.Child(parsed), options).RunAsync(
            scenarios,
            news =>
            {
                Logging.Write(news);
                progress.Tell(news);
            },
            progress.Tell);
    }

    // What took minutes is not lost because a disk is full.
    private static IReadOnlyList<string> Save(ReportFolder folder, ComparisonReport report, IReadOnlyList<ReportFormat> formats, bool replace)
    {
        try
        {
            return folder.Write(report, formats, replace);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var aside = ReportFolder.Open(Directory.CreateTempSubdirectory("actorconc-report-").FullName);
            var files = aside.Write(report, formats);
            Console.Error.WriteLine($"The report could not be written to '{folder.Path}': {failure.Message.ReplaceLineEndings(" ")} It stands in '{aside.Path}'; move it, or make room and use --out.");
            return files;
        }
    }

    private static int Conclude(ComparisonReport report, IReadOnlyList<string> files)
    {
        Console.WriteLine($"Report: {FormatOption.Describe(files)}");
        if (report.IsPartial) Console.WriteLine($"Partial: {(report.NotRun.Length == 1 ? "1 run is" : $"{report.NotRun.Length} runs are")} missing ({report.NotRunBecause}).");
        if (report.Passed)
        {
            Console.WriteLine("Passed: every fault expected of a side showed, and nothing else was broken.");
            return ExitCode.Passed;
        }

        Console.WriteLine("Not passed:");
        foreach (var objection in report.Objections) Console.WriteLine($"  {objection}");
        return ExitCode.NotPassed;
    }
}
