namespace ActorConcurrency.Comparison;

/// <summary>Whom to start with, in words. Pure.</summary>
internal static class DefaultText
{
    /// <summary>Why it is the one: “it held all 4 experiments that it ran, needs no code of yours, and one call costs 54.4 ns”.</summary>
    /// <param name="chosen">Whom the rule has chosen.</param>
    /// <param name="isOfThePage">Whether the recipe is one of ours.</param>
    public static string Because(DefaultCandidate chosen, bool isOfThePage)
    {
        string[] parts = [Held(chosen.Rows.Count, isOfThePage), Code(chosen.Lines), Price(chosen)];
        string[] known = [.. parts.Where(part => part.Length > 0)];
        return known.Length == 1 ? known[0] : $"{string.Join(", ", known[..^1])}, and {known[^1]}";
    }

    /// <summary>Why it is not another one.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="chosen">Whom the rule has chosen.</param>
    public static string Other(DefaultCandidate other, DefaultCandidate chosen)
    {
        var title = other.Side == Side.Twin ? $"{other.Rows[0].Row.Implementation} (twin)" : AdviceText.Capital(AdviceText.Title(other.Side));
        if (other.Rows.Count == 0) return $"{title} was not tried in these experiments";
        if (!other.HeldAll) return $"{title} did not hold {Advice.List(other.NotHeld)}";
        var difference = other.Lines == chosen.Lines ? Price(other) : Code(other.Lines);
        return $"{title} did so too{(difference.Length > 0 ? $", but {difference}" : "")}";
    }

    private static string Held(int count, bool isOfThePage)
    {
        var experiments = isOfThePage ? "of the page's experiments" : count == 1 ? "experiment" : "experiments";
        return count == 1 ? $"it held the one {experiments} that it ran" : $"it held all {Quantities.Count(count)} {experiments} that it ran";
    }

    private static string Code(int lines) => lines switch
    {
        0 => "needs no code of yours",
        int.MaxValue => "",
        _ => $"has {Quantities.Count(lines)} lines of code",
    };

    private static string Price(DefaultCandidate candidate) => candidate.PriceNs is { } ns ? $"one call costs {Quantities.Duration(ns / 1e6)}" : "";
}
