using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Where a cost run is. Immutable.</summary>
/// <param name="Recipe">The recipe that is measured.</param>
/// <param name="Step">What is measured of it right now.</param>
internal sealed record CostNews(string Recipe, string Step);

/// <summary>Measures what recipes cost, in this process, one after the other. Run it alone: whatever runs beside it is part of the figures. Thread-safe.</summary>
internal static class CostStudies
{
    private const string LeftOut = "The quick comparison does not measure it. The command costs does, and so does a longer comparison.";

    /// <summary>Measures the cost studies of the scenarios.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="budget">How much it may cost itself; <see cref="CostBudget.Quick"/> by default.</param>
    /// <param name="sides">Whom to measure; all sides by default.</param>
    /// <param name="seed">Where random numbers start; 1 by default. The same seed gives the same arrivals.</param>
    /// <param name="progress">Told what is measured right now; one call at a time.</param>
    /// <param name="cancellationToken">Ends it early: what is measured by then is given, marked as not complete.</param>
    /// <returns>The figures, in the order of the scenarios; none of those that were not begun.</returns>
    public static async Task<ImmutableArray<RecipeCosts>> RunAsync(
        IEnumerable<Scenario> scenarios, CostBudget? budget = null, IReadOnlyCollection<Side>? sides = null, int seed = 1,
        Action<CostNews>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var (chosen, admitted) = (budget ?? CostBudget.Quick, sides ?? Sides.All);
        var results = ImmutableArray.CreateBuilder<RecipeCosts>();
        var system = LaboratoryActors.CreateSystem();
        using var arena = new CostArena(system, Math.Max(2, chosen.Participants.Max()), Patience.Default);
        try
        {
            foreach (var (scenario, study) in scenarios.SelectMany(scenario => CostStudy.Of(scenario).Select(study => (scenario, study))))
            {
                if (cancellationToken.IsCancellationRequested) break;
                var bench = new CostBench(study, chosen, seed, arena, step => progress?.Invoke(new CostNews(scenario.Recipe, step)), cancellationToken);
                var why = study.NotMeasured ?? (study.Seldom && chosen.LeavesOutSeldom ? LeftOut : null);
                results.Add(why is null
                    ? await bench.RunAsync(scenario.Recipe, study.Contenders.Where(contender => admitted.Contains(contender.Side))).ConfigureAwait(false)
                    : NotMeasured(scenario.Recipe, study, why, chosen, seed));
            }
        }
        finally
        {
            await LaboratoryActors.StopAsync(system).ConfigureAwait(false);
        }

        return results.ToImmutable();
    }

    private static RecipeCosts NotMeasured(string recipe, CostStudy study, string why, CostBudget budget, int seed) =>
        new(recipe, study.Operation, study.Exclusive, budget.Name, budget.Round.TotalMilliseconds, seed, [], [], [], [], [], [], why, Complete: true, 0) { Study = study.Name };
}
