namespace ActorConcurrency.Comparison;

/// <summary>Whom to choose where less is needed than the recipe has: by the same rule as where no advice applies, from that experiment alone. Pure.</summary>
internal static class NeedAdvice
{
    public static IEnumerable<Claim> Of(Side choice, RecipeReport recipe) =>
        from experiment in recipe.Experiments
        where experiment.Need.Length > 0 && DefaultAdvice.Of(experiment, CostsOf(recipe, experiment))?.Choose == choice
        let rows = experiment.Rows.Where(row => row.Side == choice).ToList()
        select new Claim(
            choice, $"All you need is {experiment.Need}: {DefaultAdvice.Of(experiment, CostsOf(recipe, experiment))!.Because}",
            new Evidence(EvidenceKind.Runs, rows.Min(row => row.Figures?.Runs ?? 1)), [experiment.Name])
        {
            Condition = rows.Select(row => row.Condition).FirstOrDefault(condition => condition.Length > 0) ?? "",
            Duty = rows.Select(row => row.Duty).FirstOrDefault(duty => duty.Length > 0) ?? "",
        };

    // The study that goes by the experiment's name, if there is one.
    private static RecipeCosts? CostsOf(RecipeReport recipe, ExperimentReport experiment) => recipe.FurtherCosts.FirstOrDefault(costs => costs.Study == experiment.Name);
}
