using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Lists the recipes, their experiments and the faults of their sides.</summary>
internal static class ListCommand
{
    public static Command Define()
    {
        var command = new Command("list", "List the recipes, their experiments, and the faults that their sides are known for.");
        command.Options.Add(CommonOptions.Scenarios);
        command.SetAction(parsed => List(parsed.InvocationConfiguration.Output, Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios))));
        return command;
    }

    private static void List(TextWriter output, IReadOnlyList<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            output.WriteLine($"{scenario.Recipe}: {scenario.Summary}");
            foreach (var experiment in scenario.Experiments) List(output, experiment);
        }
    }

    private static void List(TextWriter output, Experiment experiment)
    {
        output.WriteLine($"  {experiment.Name,-16} {experiment.Title}{Kind(experiment)}");
        foreach (var side in experiment.Contenders.Where(contender => contender.Side != Side.Direct).Select(contender => (Who(contender), Faults: contender.Expected(experiment))))
            if (side.Faults.Count > 0) output.WriteLine($"  {"",-16} faults of {side.Item1}: {string.Join(", ", side.Faults.Select(fault => fault.Name))}");
    }

    private static string Kind(Experiment experiment) => experiment.Kind switch
    {
        ExperimentKind.Deciding => " (decides)",
        ExperimentKind.Further => " (only by name)",
        _ => "",
    };

    private static string Who(Contender contender) => contender.Side == Side.Original ? "the original" : contender.Name;
}
