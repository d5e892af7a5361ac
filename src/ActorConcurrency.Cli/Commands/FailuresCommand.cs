using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ActorConcurrency.Comparison;
using Serilog;

namespace ActorConcurrency.Cli;

/// <summary>Tries what becomes of the recipes when something goes wrong, shows it, and writes it down.</summary>
internal static class FailuresCommand
{
    private const double MostSeconds = 3600;

    /// <summary>How long no progress counts as a hang.</summary>
    public static Option<double> HangAfter { get; } = new(FailureHost.HangAfterOption)
    {
        Description = "How many seconds without progress count as a hang; a deadlock that can be seen is not waited for.",
        HelpName = "S",
        DefaultValueFactory = _ => new FailureOptions().HangAfter.TotalSeconds,
        CustomParser = Seconds,
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "The folder for failures.md and failures.json; created if missing.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "comparison"),
    };

    public static Command Define()
    {
        var command = new Command("failures", "Let things go wrong on purpose, on all sides, and tell what becomes of them.");
        Option[] options = [CommonOptions.Recipes, CommonOptions.Sides, HangAfter, Out, CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenarios = Choices.Recipes(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes));
        var options = new FailureOptions
        {
            HangAfter = TimeSpan.FromSeconds(parsed.GetValue(HangAfter)),
            Sides = parsed.GetValue(CommonOptions.Sides) is { Length: > 0 } sides ? [.. sides.Select(Choices.SideOf).Distinct()] : Comparison.Sides.All,
        };
        var folder = ReportFolder.Open(parsed.GetValue(Out)!).Path;
        var console = Terminal.Create();
        var report = await new FailureMatrix(CellsCommand.Child(parsed), options).RunAsync(scenarios, Tell, cancellationToken);
        foreach (var table in report.Tables) FailureTables.Print(console, table);
        if (report.IsPartial) throw new OperationCanceledException(cancellationToken);

        AtomicFile.Write(Path.Combine(folder, "failures.json"), FailureJson.Render(report));
        AtomicFile.Write(Path.Combine(folder, "failures.md"), FailureMarkdown.Render(report));
        Console.WriteLine($"Report: {Path.Combine(folder, "failures.md")} and failures.json");
        return Conclude(report);
    }

    private static int Conclude(FailureReport report)
    {
        if (report.Objections.IsEmpty)
        {
            Console.WriteLine("Passed: every failure came to what is declared of it.");
            return ExitCode.Passed;
        }

        Console.WriteLine("Not passed:");
        foreach (var objection in report.Objections) Console.WriteLine($"  {objection}");
        return ExitCode.NotPassed;
    }

    private static void Tell(FailureNews news)
    {
        if (news.Cell is { } cell) Log.Information("{Recipe:l}/{Case:l}: {Effect:l}", news.Recipe, news.Case, cell.Effect.Name());
    }

    private static double Seconds(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MostSeconds) return seconds;
        result.AddError($"'{text}' is no value for {FailureHost.HangAfterOption}. Valid: a number of seconds above 0, at most {MostSeconds}.");
        return default;
    }
}
