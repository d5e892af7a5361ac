using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Lists the recipes, their experiments and the faults that show.</summary>
internal static class ListCommand
{
    public static Command Define()
    {
        var command = new Command("list", "List the recipes, their experiments, and the faults that show.");
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
        output.WriteLine($"  {experiment.Name,-16} {experiment.Title}");
        if (experiment.Faults.Count > 0)
            output.WriteLine($"  {"",-16} faults: {string.Join(", ", experiment.Faults.Select(fault => fault.Name))}");
    }
}
