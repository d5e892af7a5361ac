using System.CommandLine;
using System.CommandLine.Parsing;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Runs one side of a recipe and prints what its program prints, as it is printed.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Recipe = new("RECIPE") { Description = "The recipe; 'list' names them." };

    private static readonly Option<string> Side = new("--side", "-s")
    {
        Description = $"The side: {Choices.Sides}.",
        HelpName = "SIDE",
        Required = true,
    };

    public static Command Define()
    {
        var command = new Command("run", "Run the programs of one side of a recipe and print their output live; the verdict goes to standard error.") { Recipe };
        Option[] options =
        [
            Side, CommonOptions.Contender, CommonOptions.Experiments, CommonOptions.Seed, CommonOptions.TimeScale, CommonOptions.HangAfter,
            CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile,
        ];
        foreach (var option in options) command.Options.Add(option);
        // Before the parser says that something is missing, which does not name the choices.
        command.Validators.Add(Name);
        command.SetAction(RunAsync);
        return command;
    }

    private static void Name(CommandResult parsed)
    {
        if (parsed.GetResult(Recipe) is not { Tokens.Count: > 0 }) parsed.AddError($"Say which recipe. Valid: {string.Join(", ", ScenarioCatalog.Page.Select(scenario => scenario.Recipe))}.");
        else if (parsed.GetResult(Side) is not { Tokens.Count: > 0 }) parsed.AddError($"Say which side. Valid: {Choices.Sides}.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenario = Choices.Recipe(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetRequiredValue(Recipe));
        var options = CommonOptions.Laboratory(parsed, [scenario], [Choices.SideOf(parsed.GetRequiredValue(Side))]) with { Kinds = [ExperimentKind.Page] };

        var runner = TrialCommand.Runner(parsed);
        var exitCode = ExitCode.Passed;
        var plan = new Laboratory(runner, options).Plan([scenario]);
        if (plan.IsEmpty) throw NoSuchSide(scenario, options, Choices.SidesThatRun(runner, options, [scenario]));
        foreach (var order in plan)
        {
            // One program needs no heading: its output is then the page's, line for line.
            if (plan.Length > 1) Console.WriteLine($"--- {order.Experiment.Name}: {order.Experiment.Title}{Who(order.Contender)}");
            var record = await runner.RunAsync(order, note => Hear(order, note), cancellationToken);
            if (Conclude(order, record) != ExitCode.Passed) exitCode = ExitCode.NotPassed;
        }

        return exitCode;
    }

    private static UsageException NoSuchSide(Scenario scenario, LaboratoryOptions options, string valid)
    {
        if (options.Contender is { } name) return new UsageException($"{scenario.Recipe} has no contender '{name}' on the side '{options.Sides[0].Name()}'. Valid: {Choices.Contenders([scenario])}.");
        return new UsageException($"{scenario.Recipe} has no side '{options.Sides[0].Name()}'{(options.Experiments is [var experiment, ..] ? $" in '{experiment}'" : "")}. Valid: {valid}.");
    }

    private static string Who(Contender contender) => contender.Side == Comparison.Side.Library ? $" ({contender.Name})" : "";

    private static void Hear(TrialOrder order, TrialEvent note)
    {
        Logging.Write(new TrialNews.Reported(order, note));
        if (note is TrialEvent.Printed(var line)) Console.WriteLine(line);
    }

    // Beside the program's output, not in it.
    private static int Conclude(TrialOrder order, TrialRecord record)
    {
        var reason = Judge.Reason(record);
        Console.Error.WriteLine($"{order}: {Judge.VerdictOf(order.Experiment, record).ToString().ToLowerInvariant()}{(reason.Length > 0 ? $" ({reason})" : "")}");
        foreach (var (fault, evidence) in record.Shown) Console.Error.WriteLine($"  fault “{fault}”: {evidence}");

        var objections = Judge.Objections(order.Experiment, order.Contender, record);
        foreach (var objection in objections) Console.Error.WriteLine($"  unexpected: {objection}");
        return objections.IsEmpty ? ExitCode.Passed : ExitCode.NotPassed;
    }
}
