using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The hidden command with which this program starts itself again, to run trials in another process.</summary>
internal static class TrialCommand
{
    private const string Name = "trial";

    public static Command Define()
    {
        var command = new Command(Name, "Serve trials to the process that started this one.") { Hidden = true };
        Option[] options =
        [
            CommonOptions.Recipes, CommonOptions.Experiments, CommonOptions.Sides, CommonOptions.Contender, CommonOptions.Seed, CommonOptions.TimeScale, CommonOptions.Repeat,
            CommonOptions.Scenarios, CommonOptions.Verbosity,
        ];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Starts this program again for each trial, with the options that a trial needs.</summary>
    public static ITrialRunner Runner(ParseResult parsed) =>
        new ChildProcessRunner(
            ChildCommand.Self([Name, CommonOptions.Verbosity.Name, $"{Logging.LeastLevel(parsed)}", .. CommonOptions.OwnScenarios(parsed)]),
            CommonOptions.HangAfterOf(parsed));

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var scenarios = Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios));
        using var host = new TrialHost();
        var level = Logging.OpenIn(host, parsed);
        await RunOneAsync(parsed);
        await foreach (var further in host.FurtherOrdersAsync()) await RunOneAsync(parsed.CommandResult.Command.Parse(further));
        return ExitCode.Passed;

        Task RunOneAsync(ParseResult trial) =>
            host.RunAsync(Order(trial, scenarios), () => LaboratoryActors.CreateSystem(Logging.ActorConfiguration(level)));
    }

    private static TrialOrder Order(ParseResult parsed, IReadOnlyList<Scenario> scenarios)
    {
        var scenario = Choices.Recipe(scenarios, parsed.GetValue(CommonOptions.Recipes)![0]);
        var options = CommonOptions.Laboratory(parsed, [scenario], Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), parsed.GetValue(CommonOptions.Contender), Comparison.Sides.All));
        return new Laboratory(new InProcessRunner(), options).Plan([scenario])[0];
    }
}
