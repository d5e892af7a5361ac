using System.Collections.Immutable;
using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Measures what the recipes cost, shows it, and writes it where asked.</summary>
internal static class CostsCommand
{
    private static readonly Option<string> Budget = new("--budget", "-b")
    {
        Description = $"How long it may take: {Budgets}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => CostBudget.Quick.Name,
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Write costs.md and costs.json to this folder as well; created if missing.",
        HelpName = "DIR",
    };

    private static string Budgets => string.Join(", ", CostBudget.All.Select(budget => budget.Name));

    public static Command Define()
    {
        var command = new Command("costs", "Measure throughput, latency, memory and fairness over participants and hold times.");
        Option[] options =
        [
            CommonOptions.Recipes, CommonOptions.Sides, Budget, CommonOptions.Seed, Out,
            CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile,
        ];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenarios = Choices.Recipes(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes));
        var name = parsed.GetValue(Budget);
        var budget = CostBudget.All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"'{name}' is no value for --budget. Valid: {Budgets}.");
        var folder = PartFiles.Open(parsed.GetValue(Out));

        var costs = await CostStudies.RunAsync(
            scenarios, budget, Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), contender: null, Sides.Usual), parsed.GetValue(CommonOptions.Seed), Tell, cancellationToken);
        var console = Terminal.Create();
        foreach (var recipe in costs)
            PartTables.Print(console, FormattableString.Invariant($"{recipe.Recipe}: {recipe.Operation} ({recipe.Seconds:0.0} s)"), CostText.Sentences(recipe), CostText.Tables(recipe));
        if (!cancellationToken.IsCancellationRequested) PartFiles.Write(folder, "costs", CostSection.Render(costs), costs);
        return Conclude(costs, cancellationToken);
    }

    private static void Tell(CostNews news)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{news.Recipe}: {news.Step}\x1b[K\r");
    }

    private static int Conclude(ImmutableArray<RecipeCosts> costs, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ExitCode.Cancelled;
        return costs.All(recipe => recipe.Broken.IsEmpty) ? ExitCode.Passed : ExitCode.NotPassed;
    }
}
