namespace ActorConcurrency.Comparison;

/// <summary>Whom to start with, by one rule, from the rows. Pure.</summary>
internal static class DefaultAdvice
{
    /// <summary>The rule, as it stands in a report, line by line.</summary>
    public static IReadOnlyList<string> Rule { get; } =
    [
        "*Start with* follows one rule. It takes one of the lock, the .NET primitive and the actor:",
        "",
        "1. one that held all experiments that it ran, of those that always run; experiments with a fault by chance, and those that ask for less than the recipe has, do not count",
        "2. of several, the one with the fewest lines of code that .NET does not have",
        "3. if these are equal, the one whose single call costs least; the actor called directly while it is idle",
        "",
        "The line is left out if none of them held all, if fewer than two were tried, if something did not run, or if step 3 is needed and no cost was measured.",
    ];

    /// <summary>Whom; null where the rule does not say.</summary>
    /// <param name="recipe">The rows.</param>
    /// <param name="isPartial">Whether some experiment of the recipe did not run.</param>
    public static DefaultChoice? Of(RecipeReport recipe, bool isPartial)
    {
        if (isPartial) return null;
        return Choose(
            [.. recipe.Experiments.Where(experiment => experiment is { Kind: ExperimentKind.Page, Need.Length: 0 } && !experiment.Faults.Any(fault => fault.ByChance))],
            recipe.Costs, IsOfThePage(recipe));
    }

    /// <summary>Whom, by one experiment alone; null where the rule does not say.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="costs">What its calls cost; null: that is not known.</param>
    public static DefaultChoice? Of(ExperimentReport experiment, RecipeCosts? costs) => Choose([experiment], costs, isOfThePage: false);

    private static DefaultChoice? Choose(IReadOnlyList<ExperimentReport> experiments, RecipeCosts? costs, bool isOfThePage)
    {
        var tried = Advice.Choices.Select(Of).Where(candidate => candidate.Rows.Count > 0).ToList();
        var held = tried.Where(candidate => candidate.HeldAll).ToList();
        if (tried.Count < 2 || held.Count == 0) return null;

        var least = held.Min(candidate => candidate.Lines);
        var simplest = held.Where(candidate => candidate.Lines == least).ToList();
        if (simplest.Count > 1 && simplest.Any(candidate => candidate.PriceNs is null)) return null;
        var chosen = simplest.MinBy(candidate => candidate.PriceNs)!;
        var twin = Of(Side.Twin);
        return new DefaultChoice(chosen.Side, DefaultText.Because(chosen, isOfThePage))
        {
            Others =
            [
                .. Advice.Choices.Where(side => side != chosen.Side).Select(side => DefaultText.Other(Of(side), chosen)),
                // No reason for an actor either.
                .. chosen.Side == Side.Actor && twin is { Rows.Count: > 0, HeldAll: true } ? [DefaultText.Other(twin, chosen)] : (string[])[],
            ],
        };

        DefaultCandidate Of(Side side) => new(side, [.. experiments.SelectMany(experiment => experiment.Rows.Where(row => row.Side == side).Select(row => (experiment.Name, row)))], PriceOf(costs, side));
    }

    // A recipe of one's own has no page.
    private static bool IsOfThePage(RecipeReport recipe) => ScenarioCatalog.Page.Any(scenario => scenario.Recipe == recipe.Recipe);

    private static double? PriceOf(RecipeCosts? costs, Side choice)
    {
        var alone = costs?.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0 } && (row.Side == choice || (choice == Side.Actor && row.Side == Side.Direct))).ToList();
        return alone is { Count: > 0 } ? 1e9 / alone.Max(row => row.PerSecond) : null;
    }
}

/// <summary>One of those whom the rule chooses from. Immutable.</summary>
/// <param name="Side">Its side.</param>
/// <param name="Rows">What it ran, of what counts.</param>
/// <param name="PriceNs">What a call of it costs without others, in nanoseconds; null if that was not measured.</param>
internal sealed record DefaultCandidate(Side Side, IReadOnlyList<(string Experiment, SideReport Row)> Rows, double? PriceNs)
{
    public bool HeldAll => !NotHeld.Any();

    /// <summary>How much code it is; what is not counted may be any number.</summary>
    public int Lines => Rows.Max(one => one.Row.Shape?.Lines ?? int.MaxValue);

    public IEnumerable<string> NotHeld => Rows.Where(one => one.Row.Verdict != Verdict.Held).Select(one => one.Experiment);
}
