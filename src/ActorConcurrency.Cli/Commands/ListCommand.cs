using System.CommandLine;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>Lists the recipes, their experiments and the faults of their sides.</summary>
internal static class ListCommand
{
    private const int NameWidth = 16;

    public static Command Define()
    {
        var command = new Command("list", "List the recipes, their experiments, and the known faults of each side.");
        command.Options.Add(CommonOptions.Scenarios);
        command.SetAction(parsed => List(parsed.InvocationConfiguration.Output, Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios))));
        return command;
    }

    private static void List(TextWriter output, IReadOnlyList<Scenario> scenarios)
    {
        var console = Terminal.On(output);
        foreach (var scenario in scenarios)
        {
            console.MarkupLine($"[bold]{scenario.Recipe.EscapeMarkup()}[/]: {scenario.Summary.EscapeMarkup()}");
            foreach (var experiment in scenario.Experiments) List(console, experiment);
        }

        Legend.Print(console, Legend.List);
    }

    private static void List(IAnsiConsole console, Experiment experiment)
    {
        string[] faults =
        [
            .. from contender in experiment.Contenders
               where contender.Side != Side.Direct
               let known = string.Join(", ", contender.Expected(experiment).Select(fault => fault.Name))
               where known.Length > 0
               group Who(contender) by known into same
               select $"known faults of {string.Join(", ", same)}: {same.Key}",
        ];
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2).PadRight(1).Width(NameWidth)).AddColumn(new GridColumn().Padding(0, 0));
        grid.AddRow(experiment.Name.EscapeMarkup(), $"{experiment.Title}{Kind(experiment)}".EscapeMarkup());
        foreach (var line in faults) grid.AddRow("", $"[grey]{line.EscapeMarkup()}[/]");
        console.Write(grid);
    }

    private static string Kind(Experiment experiment) => experiment.Kind switch
    {
        ExperimentKind.Deciding => " (decides)",
        ExperimentKind.Further => " (not in --quick)",
        _ => "",
    };

    private static string Who(Contender contender) => contender.Side == Side.Original ? "the original" : contender.Name;
}
