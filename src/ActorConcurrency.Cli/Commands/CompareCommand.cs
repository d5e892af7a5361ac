using System.CommandLine;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>The main job: run everything on all sides, judge it, show it, write the report.</summary>
internal static class CompareCommand
{
    private static readonly Option<string> Out = OutOption.WithDefaultFor("The folder for the report's files.");

    private static readonly Option<bool> Replace = new("--replace")
    {
        Description = "Let a partial report replace a whole one. Without this option it is written beside it, as report.partial.*.",
    };

    private static readonly Option<bool> Details = new("--details")
    {
        Description = "Print all tables of the report, not only the verdicts and which side to choose.",
    };

    /// <summary>Gives <paramref name="command"/> the options and the action of a comparison.</summary>
    public static Command Define(Command command)
    {
        Option[] options =
        [
            .. ProfileOptions.All, CommonOptions.Recipes, CommonOptions.Experiments, CommonOptions.Sides, CommonOptions.Contender, CommonOptions.Seed,
            CommonOptions.TimeScale, CommonOptions.Repeat, CommonOptions.HangAfter, Out, FormatOption.Formats, Replace, Details, FailOnOption.FailOn,
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
        var failsOnPartial = FailOnOption.IsOnPartial(parsed);
        var options = Options(parsed, scenarios, end);
        var runner = TrialCommand.Runner(parsed);
        if (new Laboratory(runner, options.Laboratory).Plan(scenarios).IsEmpty)
            throw new UsageException($"None of these experiments has such a side, or such a contender on it. Valid sides: {Choices.SidesThatRun(runner, options.Laboratory, scenarios)}.");

        var folder = PartFiles.Open(parsed.GetValue(Out))!;
        var report = await RunAsync(parsed, options, scenarios, Terminal.CreateForProgress());
        if (report.Recipes.IsEmpty) cancellationToken.ThrowIfCancellationRequested();
        var console = Terminal.Create();
        Print(console, report, parsed.GetValue(Details));
        var isSaved = PartFiles.Save(folder, to => to.Write(report, formats, parsed.GetValue(Replace)), out var files);
        // Not wrapped: a path is to be copied.
        Console.WriteLine($"{Environment.NewLine}Report: {FormatOption.Describe(files)}");
        var passed = LastLines.Print(console, report, failsOnPartial);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Cancelled;
        return passed && isSaved ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private static void Print(IAnsiConsole console, ComparisonReport report, bool hasDetails)
    {
        if (hasDetails) Tables.Print(console, report);
        else Summary.Print(console, report);
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
}
