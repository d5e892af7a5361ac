using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What follows from the costs: who wins where, and who is cheapest where nothing else counts. Pure.</summary>
internal static class CostAdvice
{
    /// <summary>A tail counts as different only from this ratio on: it is measured once.</summary>
    public const double MuchShorter = 3;

    public static IEnumerable<Claim> Of(Side choice, RecipeCosts costs)
    {
        var rounds = new Evidence(EvidenceKind.Rounds, costs.Throughput.Select(row => row.Rounds).DefaultIfEmpty().Min());
        if (Speed(choice, costs) is { Count: > 0 } speed) yield return new Claim(choice, $"throughput counts{Of(costs)}: {string.Join("; ", speed)}", rounds, [costs.Study]);
        if (Cheapest(choice, costs) is { } cheapest) yield return new Claim(choice, cheapest, rounds, [costs.Study]);
        if (Tail(choice, costs) is { } tail) yield return tail;
    }

    // What is measured of each recipe needs no words.
    private static string Of(RecipeCosts costs) => costs.Study == CostStudy.Usual ? "" : $" ({costs.Operation.Split(';')[0]})";

    private static List<string> Speed(Side choice, RecipeCosts costs) =>
    [
        .. from pair in costs.CrossOvers
           where pair.FirstSide == choice || pair.SecondSide.Choice() == choice
           let isFirst = pair.FirstSide == choice
           let won = pair.Cells.Where(cell => cell.Outcome == (isFirst ? CostOutcome.First : CostOutcome.Second)).ToList()
           where won.Count > 0
           let other = isFirst ? CostText.Head(pair.SecondSide, pair.Second) : CostText.Head(pair.FirstSide, pair.First)
           let mine = isFirst ? "" : $"{CostText.Head(pair.SecondSide, pair.Second)} "
           select $"{mine}against {other} it gets more done by {string.Join(", ", won.GroupBy(cell => cell.HoldMicroseconds).Select(hold => Text([.. hold], pair.Cells)))}",
    ];

    private static string Text(CrossOverCell[] won, ImmutableArray<CrossOverCell> all)
    {
        var (least, most) = (Quantities.Times(won.Min(cell => cell.Factor)), Quantities.Times(won.Max(cell => cell.Factor)));
        var everybody = all.Count(cell => cell.HoldMicroseconds.Equals(won[0].HoldMicroseconds));
        var work = won[0].HoldMicroseconds > 0 ? $"with {Quantities.Duration(won[0].HoldMicroseconds / 1000)} of work" : "without any work";
        return $"{(least == most ? most : $"{least} to {most}")} {work}{(won.Length == everybody ? "" : Who(won))}";
    }

    private static string Who(CrossOverCell[] won) =>
        won is [{ Participants: 1 }] ? ", alone" : $", {Advice.List(won.Select(cell => Quantities.Count(cell.Participants)))} at once";

    // One participant and no work inside: what the thing itself costs.
    private static string? Cheapest(Side choice, RecipeCosts costs)
    {
        var alone = costs.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0 } && Advice.Choices.Contains(row.Side.Choice())).OrderByDescending(row => row.PerSecond).ToList();
        if (alone.Count < 2 || alone[0].Side.Choice() != choice) return null;
        // Only if that is certain.
        var next = alone.First(row => row.Side.Choice() != choice || row == alone[^1]);
        if (Paces.Of(alone[0].RoundsNs, next.RoundsNs) != Pace.Faster) return null;
        return $"only the price of one call counts{Of(costs)}: alone, it costs {string.Join(", ", alone.Select(Text))}";
    }

    // In a shorter stretch one stall of the machine decides, and the next run says something else.
    private const double ShortestStretchSeconds = 0.25;

    // At the offered load each side is there with whoever of it has the shortest tail.
    private static Claim? Tail(Side choice, RecipeCosts costs)
    {
        if (costs.Latency.Any(row => row.Requests < ShortestStretchSeconds * row.OfferedPerSecond)) return null;
        var sides = costs.Latency.Where(row => row.P99 is not null && Advice.Choices.Contains(row.Side.Choice()))
            .GroupBy(row => row.Side.Choice()).Select(side => side.MinBy(row => row.P99)!).OrderBy(row => row.P99).ToList();
        var longer = sides.Where(row => row.P99 >= MuchShorter * sides[0].P99).ToList();
        if (longer.Count == 0 || sides[0].Side.Choice() != choice) return null;
        return new Claim(
            choice, $"the slowest requests count{Of(costs)}: at {Quantities.Count((long)Math.Round(sides[0].OfferedPerSecond))} a second, 99 of 100 take no longer than {string.Join(", ", longer.Prepend(sides[0]).Select(Text))}",
            new Evidence(EvidenceKind.Requests, longer.Prepend(sides[0]).Min(row => row.Requests)), [costs.Study]);
    }

    private static string Text(LatencyFigure row) => $"{CostText.Head(row.Side, row.Name)} {Quantities.Duration(row.P99!.Value / 1000)}";

    private static string Text(ThroughputFigure row) => $"{CostText.Head(row.Side, row.Name)} {Quantities.Duration(1000 / row.PerSecond)}";
}
