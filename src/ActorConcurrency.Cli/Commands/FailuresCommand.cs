using System.CommandLine;
using ActorConcurrency.Comparison;
using Serilog;

namespace ActorConcurrency.Cli;

/// <summary>Tries what becomes of the recipes when something goes wrong, shows it, and writes it down.</summary>
internal static class FailuresCommand
{
    private static readonly Option<string> Out = OutOption.WithDefaultFor("The folder for failures.md and failures.json.");

    public static Command Define()
    {
        var command = new Command("failures", "Make things go wrong on purpose (a holder dies, a process is killed, …) on all sides, and show what happens.");
        Option[] options = [CommonOptions.Recipes, CommonOptions.Sides, CommonOptions.HangAfter, Out, CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenarios = Choices.Recipes(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes));
        var sides = Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), contender: null, Sides.All);
        Choices.RefuseNothing("failures", scenarios, sides, scenario => scenario.Failures.Select(failure => failure.Side));
        var options = new FailureOptions { Sides = sides };
        if (CommonOptions.HangAfterOf(parsed) is { } hangAfter) options = options with { HangAfter = hangAfter };
        var folder = PartFiles.Open(parsed.GetValue(Out));
        var console = Terminal.Create();
        var report = await new FailureMatrix(CellsCommand.Child(parsed), options).RunAsync(scenarios, Tell, cancellationToken);
        StatusLine.Clear();
        foreach (var table in report.Tables) FailureTables.Print(console, table);
        Legend.Print(console, Legend.Failures);
        if (report.IsPartial) throw new OperationCanceledException(cancellationToken);

        var isSaved = PartFiles.Write(folder, "failures", FailureMarkdown.Render(report), JsonReport.Render(report));
        return LastLines.Print(console, report) && isSaved ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private static void Tell(FailureNews news)
    {
        StatusLine.Show($"{news.Recipe}: {news.Case}");
        if (news.Cell is { } cell) Log.Information("{Recipe:l}/{Case:l}: {Effect:l}", news.Recipe, news.Case, cell.Effect.Name());
    }
}
