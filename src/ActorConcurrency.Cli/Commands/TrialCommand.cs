using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>The hidden command with which this program starts itself again, to run one trial in a process of its own.</summary>
internal static class TrialCommand
{
    private const string Name = "trial";

    public static Command Define()
    {
        var command = new Command(Name, "Serve one trial to the process that started this one.") { Hidden = true };
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
        var scenario = Choices.Recipe(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes)![0]);
        var options = CommonOptions.Laboratory(parsed, [scenario], Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), parsed.GetValue(CommonOptions.Contender), Comparison.Sides.All));

        using var host = new TrialHost();
        var level = Logging.OpenIn(host, parsed);
        var order = new Laboratory(new InProcessRunner(), options).Plan([scenario])[0];
        await host.RunAsync(order, () => LaboratoryActors.CreateSystem(Logging.ActorConfiguration(level)));
        return ExitCode.Passed;
    }
}
