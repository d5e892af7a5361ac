using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>What follows from the costs: who wins where, and who is cheapest where nothing else counts. Pure.</summary>
internal static class CostAdvice
{
    public static IEnumerable<Claim> Of(Side choice, RecipeCosts costs)
    {
        foreach (var pair in costs.CrossOvers.Where(pair => Wins(choice, pair)))
            yield return new Claim(choice, $"speed counts: {pair.Sentence.TrimEnd('.')}", Rounds(costs), [.. pair.Cells.Where(cell => cell.Outcome == Won(choice, pair)).Select(Name)]);
        if (Cheapest(choice, costs) is { } cheapest) yield return cheapest;
    }

    private static bool Wins(Side choice, CrossOver pair) =>
        (pair.FirstSide == choice || ActorOf(pair.SecondSide) == choice) && pair.Cells.Any(cell => cell.Outcome == Won(choice, pair));

    private static CostOutcome Won(Side choice, CrossOver pair) => pair.FirstSide == choice ? CostOutcome.First : CostOutcome.Second;

    // The same actor, whichever way it is asked.
    private static Side ActorOf(Side side) => side == Side.Direct ? Side.Actor : side;

    // One participant and no work inside: what the thing itself costs.
    private static Claim? Cheapest(Side choice, RecipeCosts costs)
    {
        var alone = costs.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0 } && Advice.Choices.Contains(ActorOf(row.Side))).OrderByDescending(row => row.PerSecond).ToList();
        if (alone.Count < 2 || ActorOf(alone[0].Side) != choice) return null;
        return new Claim(choice, $"nothing else counts, for it is the cheapest alone: {string.Join(", ", alone.Select(Text))}", Rounds(costs), ["1 participant, hold 0 µs"]);
    }

    private static string Text(ThroughputFigure row) => $"{CostText.Head(row.Side, row.Name)} {Quantities.Duration(1000 / row.PerSecond)}";

    private static string Name(CrossOverCell cell) => string.Create(CultureInfo.InvariantCulture, $"{cell.Participants} × {cell.HoldMicroseconds} µs");

    private static Evidence Rounds(RecipeCosts costs) => new(EvidenceKind.Rounds, costs.Throughput.Select(row => row.Rounds).DefaultIfEmpty().Min());
}
