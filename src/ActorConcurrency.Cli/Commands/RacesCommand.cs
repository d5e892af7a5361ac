using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Runs the races of the recipes, counts their outcomes, shows them, and writes them where asked.</summary>
internal static class RacesCommand
{
    private static readonly Option<string> Budget = new("--budget", "-b")
    {
        Description = $"How often each is run: {Budgets}.",
        HelpName = "NAME",
        DefaultValueFactory = _ => RaceBudget.Quick.Name,
    };

    private static readonly Option<string> Out = new("--out", "-o")
    {
        Description = "Write races.md and races.json to this folder as well; created if missing.",
        HelpName = "DIR",
    };

    private static string Budgets => string.Join(", ", RaceBudget.All.Select(budget => budget.Name));

    public static Command Define()
    {
        var command = new Command("races", "Run the races of the recipes thousands of times and count their outcomes.");
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
        var budget = RaceBudget.All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"'{name}' is no value for --budget. Valid: {Budgets}.");
        var folder = PartFiles.Open(parsed.GetValue(Out));

        var races = await RaceTables.RunAsync(
            scenarios, budget, Choices.SidesOf(parsed.GetValue(CommonOptions.Sides), contender: null, Sides.Usual), parsed.GetValue(CommonOptions.Seed), Tell, cancellationToken);
        var console = Terminal.Create();
        foreach (var race in races)
            PartTables.Print(console, FormattableString.Invariant($"{race.Recipe}, {race.Race}: {race.Title} ({race.Seconds:0.0} s)"), RaceText.Sentences(race), [RaceText.Table(race)]);
        if (cancellationToken.IsCancellationRequested) return ExitCode.Cancelled;
        PartFiles.Write(folder, "races", RaceSection.Render(races), races);
        return races.All(race => race.Objections.IsEmpty) ? ExitCode.Passed : ExitCode.NotPassed;
    }

    private static void Tell(RaceNews news)
    {
        if (!Console.IsErrorRedirected) Console.Error.Write($"\r{news.Recipe}, {news.Race}: {news.Contender}\x1b[K\r");
    }
}
