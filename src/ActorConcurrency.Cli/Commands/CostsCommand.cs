using System.CommandLine;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.Cli;

/// <summary>Measures what the recipes cost.</summary>
internal static class CostsCommand
{
    public static Command Define() => new PartCommand<CostBudget>(
        "costs", "Measure throughput, latency, memory and fairness for several numbers of participants and hold times.", "How long the measurement may take",
        [.. CostBudget.All.Select(budget => (budget.Name, budget))],
        // One that says why there is nothing to measure says it to every side.
        scenario => CostStudy.Of(scenario).SelectMany(study => study.NotMeasured is null ? study.Contenders.Select(contender => contender.Side) : Sides.All),
        RunAsync).Define();

    private static async Task<PartResult> RunAsync(PartOrder<CostBudget> order, CancellationToken cancellationToken)
    {
        var costs = await CostStudies.RunAsync(
            order.Scenarios, order.Budget, order.Sides, order.Seed, news => StatusLine.Show($"{news.Recipe}: {news.Step}"), cancellationToken);
        return new PartResult(
            costs.Select(recipe => new PartSection(
                FormattableString.Invariant($"{recipe.Recipe}: {recipe.Operation} ({recipe.Seconds:0.0} s)"), CostText.Sentences(recipe), CostText.Tables(recipe))),
            Legend.Costs, CostSection.Render(costs), JsonReport.Render(costs), costs.All(recipe => recipe.Broken.IsEmpty));
    }
}
