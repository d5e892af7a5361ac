using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Whom to choose where no claim applies: by one rule, from the rows. Pure.</summary>
internal static class DefaultAdvice
{
    /// <summary>The rule, as it stands in a report, line by line.</summary>
    public static ImmutableArray<string> Rule { get; } =
    [
        "*If none of this applies* follows one rule. Of the lock, the .NET primitive and the actor it is:",
        "",
        "1. whoever held each of the page's experiments that it ran; those with a fault by chance, and those that ask for less than the recipe has, are left out",
        "2. of several, the one with the fewest lines of code that .NET does not have",
        "3. of equals, the one whose call alone costs least; the actor's direct when idle",
        "",
        "There is no such line where nobody held them all, fewer than two were tried, something did not run, or equals were not measured.",
    ];

    /// <summary>Whom; null where the rule does not say.</summary>
    /// <param name="recipe">The rows.</param>
    /// <param name="isPartial">Whether some experiment of the recipe did not run.</param>
    public static DefaultChoice? Of(RecipeReport recipe, bool isPartial)
    {
        if (isPartial) return null;
        return Choose([.. recipe.Experiments.Where(experiment => experiment is { Kind: ExperimentKind.Page, Need.Length: 0 } && !experiment.Faults.Any(fault => fault.ByChance))], recipe.Costs);
    }

    /// <summary>Whom, by one experiment alone; null where the rule does not say.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="costs">What its calls cost; null: that is not known.</param>
    public static DefaultChoice? Of(ExperimentReport experiment, RecipeCosts? costs) => Choose([experiment], costs);

    private static DefaultChoice? Choose(IReadOnlyList<ExperimentReport> experiments, RecipeCosts? costs)
    {
        var tried = Advice.Choices.Select(Of).Where(candidate => candidate.Rows.Count > 0).ToList();
        var held = tried.Where(candidate => candidate.HeldAll).ToList();
        if (tried.Count < 2 || held.Count == 0) return null;

        var least = held.Min(candidate => candidate.Lines);
        var simplest = held.Where(candidate => candidate.Lines == least).ToList();
        if (simplest.Count > 1 && simplest.Any(candidate => candidate.PriceNs is null)) return null;
        var chosen = simplest.MinBy(candidate => candidate.PriceNs)!;
        return new DefaultChoice(chosen.Side, Because(chosen, tried) + (chosen.Side == Side.Actor && Of(Side.Twin) is { Rows.Count: > 0, HeldAll: true } twin ? $"; {Other(twin, chosen)}" : ""));

        Candidate Of(Side side) => new(side, [.. experiments.SelectMany(experiment => experiment.Rows.Where(row => row.Side == side).Select(row => (experiment.Name, row)))], PriceOf(costs, side));
    }

    private static string Because(Candidate chosen, List<Candidate> tried)
    {
        var count = chosen.Rows.Count;
        var held = count == 1 ? "it held the page's experiment" : $"it held all {count} of the page's experiments that it ran";
        var code = chosen.Lines switch { 0 => ".NET has it", int.MaxValue => "its code is not counted", _ => $"it is {Quantities.Count(chosen.Lines)} lines of code" };
        var price = chosen.PriceNs is { } ns ? $", and a call alone costs {Quantities.Duration(ns / 1e6)}" : "";
        var others = Advice.Choices.Where(side => side != chosen.Side)
            .Select(side => tried.Find(other => other.Side == side) is { } other ? Other(other, chosen) : $"{AdviceText.Title(side)} was not tried in {Them(chosen)}");
        return $"{held}, {code}{price}{string.Concat(others.Select(other => $"; {other}"))}";
    }

    // Why not the others.
    private static string Other(Candidate other, Candidate chosen)
    {
        var title = other.Side == Side.Twin ? $"{other.Rows[0].Row.Implementation} (twin)" : AdviceText.Title(other.Side);
        if (!other.HeldAll) return $"{title} did not hold {Advice.List(other.NotHeld)}";
        return other.Lines != chosen.Lines ? $"{title} held {Them(other)} too{(other.Lines < int.MaxValue ? $", with {Quantities.Count(other.Lines)} lines" : ", and its code is not counted")}" : $"{title} held {Them(other)} too{(other.PriceNs is { } ns ? $", and a call costs {Quantities.Duration(ns / 1e6)}" : "")}";
    }

    private static string Them(Candidate candidate) => candidate.Rows.Count == 1 ? "it" : "them";

    private static double? PriceOf(RecipeCosts? costs, Side choice)
    {
        var alone = costs?.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0 } && (row.Side == choice || (choice == Side.Actor && row.Side == Side.Direct))).ToList();
        return alone is { Count: > 0 } ? 1e9 / alone.Max(row => row.PerSecond) : null;
    }

    private sealed record Candidate(Side Side, IReadOnlyList<(string Experiment, SideReport Row)> Rows, double? PriceNs)
    {
        public bool HeldAll => !NotHeld.Any();

        // What is not counted may be any number.
        public int Lines => Rows.Max(one => one.Row.Shape?.Lines ?? int.MaxValue);

        public IEnumerable<string> NotHeld => Rows.Where(one => one.Row.Verdict != Verdict.Held).Select(one => one.Experiment);
    }
}
