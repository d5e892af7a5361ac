using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Puts failures, outcomes and costs beside the experiments of a report, and draws the conclusions of all. Pure.</summary>
/// <param name="Failures">The failure matrix; null: none was planned.</param>
/// <param name="Races">The outcome tables; null: none were planned.</param>
/// <param name="Costs">The costs; null: none were planned.</param>
/// <param name="Timelines">The timelines by recipe; null: none were planned.</param>
/// <param name="Lost">Why a part that was planned is missing, in sentences.</param>
internal sealed record ReportParts(FailureReport? Failures, Part<RaceTable>? Races, Part<RecipeCosts>? Costs, Part<(string Recipe, ImmutableArray<Timeline> Timelines)>? Timelines, IReadOnlyList<string> Lost)
{
    /// <summary>The whole report.</summary>
    /// <param name="report">The experiments.</param>
    /// <param name="scenarios">What was planned.</param>
    /// <param name="sides">The sides that were planned.</param>
    /// <param name="because">Why something is missing, if something is.</param>
    public ComparisonReport AddTo(ComparisonReport report, IReadOnlyList<Scenario> scenarios, IReadOnlyList<Side> sides, string because)
    {
        ImmutableArray<string> missing = [.. scenarios.SelectMany(scenario => Missing(scenario, sides))];
        ImmutableArray<string> objections = [.. report.Objections, .. Failures?.Objections ?? [], .. RaceObjections, .. CostObjections, .. Lost];
        return report with
        {
            Recipes = [.. report.Recipes.Select(recipe => Complete(recipe, report.NotRun.Any(name => name.StartsWith($"{recipe.Recipe}/", StringComparison.Ordinal))))],
            Objections = objections,
            Passed = objections.IsEmpty,
            NotRun = [.. report.NotRun, .. missing],
            NotRunBecause = report.IsPartial || missing.IsEmpty ? report.NotRunBecause : because,
        };
    }

    private IEnumerable<string> RaceObjections => (Races?.Rows ?? []).SelectMany(table => table.Objections);

    private IEnumerable<string> CostObjections =>
        from recipe in Costs?.Rows ?? []
        from broken in recipe.Broken
        select $"{recipe.Recipe}/{recipe.Study}/{broken.Name}: {broken.Reason}";

    private IEnumerable<RecipeCosts> CostsOf(string recipe) => (Costs?.Rows ?? []).Where(costs => costs.Recipe == recipe);

    private RecipeReport Complete(RecipeReport recipe, bool isPartial)
    {
        var whole = recipe with
        {
            Failures = Failures?.Tables.FirstOrDefault(table => table.Recipe == recipe.Recipe),
            Races = [.. (Races?.Rows ?? []).Where(table => table.Recipe == recipe.Recipe)],
            Timelines = (Timelines?.Rows ?? []).FirstOrDefault(part => part.Recipe == recipe.Recipe).Timelines is { IsDefault: false } timelines ? timelines : [],
            Costs = CostsOf(recipe.Recipe).FirstOrDefault(costs => costs.Study == CostStudy.Usual),
            FurtherCosts = [.. CostsOf(recipe.Recipe).Where(costs => costs.Study != CostStudy.Usual)],
        };
        return whole with { Advice = Advice.Of(whole), Default = DefaultAdvice.Of(whole, isPartial), Unhelped = Advice.Unhelped(whole) };
    }

    private IEnumerable<string> Missing(Scenario scenario, IReadOnlyList<Side> sides)
    {
        if (Failures is not null && scenario.Failures.Any(failure => sides.Contains(failure.Side)) && !Failures.Tables.Any(table => table.Recipe == scenario.Recipe && !table.IsPartial))
            yield return $"{scenario.Recipe}/failures";
        if (Races?.Rows is { } races)
            foreach (var race in scenario.Races.Where(race => race.Contenders.Any(contender => sides.Contains(contender.Side))))
                if (!races.Any(table => table.Recipe == scenario.Recipe && table.Race == race.Name && table.Complete)) yield return $"{scenario.Recipe}/{race.Name}";
        if (Costs is not null)
            foreach (var study in CostStudy.Of(scenario))
                if (!CostsOf(scenario.Recipe).Any(costs => costs.Study == study.Name && costs.Complete)) yield return $"{scenario.Recipe}/{study.Name}";
    }
}

/// <summary>One part of a survey.</summary>
/// <param name="Rows">What it found.</param>
internal sealed record Part<T>(ImmutableArray<T> Rows);
