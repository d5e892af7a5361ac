using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Lists the recipes, their experiments and the faults of the originals.</summary>
internal static class ListCommand
{
    public static Command Define()
    {
        var command = new Command("list", "List the recipes, their experiments, and the faults that the originals show.");
        command.Options.Add(CommonOptions.Scenarios);
        command.SetAction(parsed => List(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios))));
        return command;
    }

    private static void List(IReadOnlyList<Scenario> scenarios)
    {
        foreach (var scenario in scenarios)
        {
            Console.WriteLine($"{scenario.Recipe}: {scenario.Summary}");
            foreach (var experiment in scenario.Experiments) List(experiment);
        }
    }

    private static void List(Experiment experiment)
    {
        Console.WriteLine($"  {experiment.Name,-16} {experiment.Title}");
        if (experiment.Faults.Count > 0)
            Console.WriteLine($"  {"",-16} faults of the original: {string.Join(", ", experiment.Faults.Select(fault => fault.Name))}");
    }
}
