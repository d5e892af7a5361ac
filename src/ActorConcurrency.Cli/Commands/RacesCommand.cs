using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Runs the races of the recipes and counts their outcomes.</summary>
internal static class RacesCommand
{
    public static Command Define() => new PartCommand<RaceBudget>(
        "races", "Run each race (operations at the same moment) many times, and count the outcomes.", "How many times each race is run",
        [.. RaceBudget.All.Select(budget => (budget.Name, budget))],
        scenario => scenario.Races.SelectMany(race => race.Contenders).Select(contender => contender.Side),
        RunAsync).Define();

    private static async Task<PartResult> RunAsync(PartOrder<RaceBudget> order, CancellationToken cancellationToken)
    {
        var races = await RaceTables.RunAsync(
            order.Scenarios, order.Budget, order.Sides, order.Seed, news => StatusLine.Show($"{news.Recipe}, {news.Race}: {news.Contender}"), cancellationToken);
        return new PartResult(
            races.Select(race => new PartSection(
                FormattableString.Invariant($"{race.Recipe}, {race.Race}: {race.Title} ({race.Seconds:0.0} s)"), RaceText.Sentences(race), [RaceText.Table(race)])),
            Legend.Races, RaceSection.Render(races), JsonReport.Render(races), races.All(race => race.Objections.IsEmpty));
    }
}
