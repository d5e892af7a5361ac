using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The hidden command with which this program starts itself again, to try what may hang in a process of its own.</summary>
internal static class CellsCommand
{
    private const string Name = "cells";

    private static readonly Option<string[]> Cells = new(FailureHost.CellOption) { Description = "A row and a side; may be repeated." };

    private static readonly Option<string?> Elsewhere = new(FailureHost.ElsewhereOption) { Description = "Be the second process of a cell; what its program tells it." };

    public static Command Define()
    {
        var command = new Command(Name, "Try cells of a failure matrix for the process that started this one.") { Hidden = true };
        Option[] options = [CommonOptions.Recipes, Cells, Elsewhere, CommonOptions.HangAfter, CommonOptions.Scenarios, CommonOptions.Verbosity];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Starts this program again, with the options that a try needs.</summary>
    public static ChildCommand Child(ParseResult parsed) =>
        ChildCommand.Self([Name, CommonOptions.Verbosity.Name, $"{Logging.LeastLevel(parsed)}", .. CommonOptions.OwnScenarios(parsed)]);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var scenario = Choices.Recipe(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes)![0]);
        using var host = new TrialHost();
        var level = Logging.OpenIn(host, parsed);
        var cells = parsed.GetValue(Cells)!;
        if (parsed.GetValue(Elsewhere) is { } told)
        {
            await FailureHost.RunElsewhereAsync(host, scenario, cells[0], told);
            return ExitCode.Passed;
        }

        var hangAfter = CommonOptions.HangAfterOf(parsed) ?? new FailureOptions().HangAfter;
        await FailureHost.RunAsync(host, scenario, cells, hangAfter, () => LaboratoryActors.CreateSystem(Logging.ActorConfiguration(level)));
        return ExitCode.Passed;
    }
}
