using System.Collections.Immutable;
using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>A command that runs one part of the comparison alone, within a budget: shows it, and writes it where asked.</summary>
/// <param name="name">The command, and what its files are called.</param>
/// <param name="description">What it does.</param>
/// <param name="budgetMeans">What the budget limits.</param>
/// <param name="budgets">The budgets by name; the first is the default.</param>
/// <param name="sidesOf">The sides on which a scenario has something to run.</param>
/// <param name="runAsync">Runs it.</param>
internal sealed class PartCommand<TBudget>(
    string name, string description, string budgetMeans, IReadOnlyList<(string Name, TBudget Budget)> budgets,
    Func<Scenario, IEnumerable<Side>> sidesOf, Func<PartOrder<TBudget>, CancellationToken, Task<PartResult>> runAsync)
{
    private readonly Option<string> _budget = new("--budget", "-b")
    {
        Description = $"{budgetMeans}: {Names(budgets)}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => budgets[0].Name,
    };

    private readonly Option<string?> _out = OutOption.For($"Also write {name}.md and {name}.json to this folder.");

    public Command Define()
    {
        var command = new Command(name, description);
        Option[] options =
        [
            CommonOptions.Recipes, CommonOptions.Sides, _budget, CommonOptions.Seed, _out,
            CommonOptions.Scenarios, CommonOptions.Verbosity, CommonOptions.LogFile,
        ];
        foreach (var option in options) command.Options.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Logging.Open(parsed);
        var scenarios = Choices.Recipes(Choices.Scenarios(parsed.GetValue(CommonOptions.Scenarios)), parsed.GetValue(CommonOptions.Recipes));
        var sides = Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), contender: null, Sides.Usual);
        Choices.RefuseNothing(name, scenarios, sides, sidesOf);
        var order = new PartOrder<TBudget>(scenarios, BudgetOf(parsed.GetValue(_budget)!), sides, parsed.GetValue(CommonOptions.Seed));
        var folder = PartFiles.Open(parsed.GetValue(_out));

        var result = await runAsync(order, cancellationToken);
        StatusLine.Clear();
        var console = Terminal.Create();
        foreach (var section in result.Sections) PartTables.Print(console, section.Heading, section.Sentences, section.Tables);
        Legend.Print(console, result.Legend);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Cancelled;
        return PartFiles.Write(folder, name, result.Markdown, result.Json) && result.Passed ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private TBudget BudgetOf(string asked)
    {
        foreach (var (known, budget) in budgets)
            if (string.Equals(known, asked, StringComparison.OrdinalIgnoreCase)) return budget;
        throw new UsageException($"'{asked}' is no value for --budget. Valid: {Names(budgets)}.");
    }

    private static string Names(IEnumerable<(string Name, TBudget Budget)> budgets) => string.Join(", ", budgets.Select(budget => budget.Name));
}

/// <summary>What a part is to run.</summary>
internal sealed record PartOrder<TBudget>(IReadOnlyList<Scenario> Scenarios, TBudget Budget, IReadOnlyList<Side> Sides, int Seed);

/// <summary>What a part found: for the console, for people's file and for programs'.</summary>
internal sealed record PartResult(IEnumerable<PartSection> Sections, (string, string)[] Legend, string Markdown, string Json, bool Passed);

/// <summary>A section of a part on the console.</summary>
internal sealed record PartSection(string Heading, ImmutableArray<string> Sentences, ImmutableArray<TextTable> Tables);
