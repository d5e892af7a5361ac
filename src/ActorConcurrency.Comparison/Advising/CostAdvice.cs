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
        foreach (var speed in Speed(choice, costs)) yield return new Claim(choice, speed + Of(costs), rounds, [costs.Study]);
        if (Cheapest(choice, costs) is { } cheapest) yield return new Claim(choice, cheapest, rounds, [costs.Study]);
        if (Tail(choice, costs) is { } tail) yield return tail;
    }

    // What is measured of each recipe needs no words.
    private static string Of(RecipeCosts costs) => costs.Study == CostStudy.Usual ? "" : $" ({costs.Operation.Split(';')[0]})";

    private static IEnumerable<string> Speed(Side choice, RecipeCosts costs) =>
        from pair in costs.CrossOvers
        where pair.FirstSide == choice || pair.SecondSide.Choice() == choice
        let isFirst = pair.FirstSide == choice
        let won = pair.Cells.Where(cell => cell.Outcome == (isFirst ? CostOutcome.First : CostOutcome.Second)).ToList()
        where won.Count > 0
        let first = CostText.Head(pair.FirstSide, pair.First)
        let second = CostText.Head(pair.SecondSide, pair.Second)
        let holds = won.GroupBy(cell => cell.HoldMicroseconds).Select(hold => (Factor: Factor([.. hold]), Where: Where([.. hold], pair.Cells, costs.Exclusive))).ToList()
        let more = string.Concat(holds.Skip(1).Select(hold => $"; {hold.Factor} times {hold.Where}"))
        select $"{(isFirst ? first : second)} has {holds[0].Factor} times the throughput of {(isFirst ? second : first)} {holds[0].Where}{more}";

    private static string Factor(CrossOverCell[] won)
    {
        var (least, most) = (Quantities.Factor(won.Min(cell => cell.Factor)), Quantities.Factor(won.Max(cell => cell.Factor)));
        return least == most ? most : $"{least} to {most}";
    }

    private static string Where(CrossOverCell[] won, ImmutableArray<CrossOverCell> all, bool isExclusive)
    {
        var work = won[0].HoldMicroseconds > 0 ? $"{Quantities.Duration(won[0].HoldMicroseconds / 1000)} of work" : "no work";
        var everybody = all.Count(cell => cell.HoldMicroseconds.Equals(won[0].HoldMicroseconds));
        return $"with {work} {Place(isExclusive)}{(won.Length == everybody ? "" : Who(won))}";
    }

    // Where the time is spent that a participant holds.
    private static string Place(bool isExclusive) => isExclusive ? "inside" : "between calls";

    private static string Who(CrossOverCell[] won) =>
        won is [{ Participants: 1 }] ? ", for one caller" : $", for {Advice.List(won.Select(cell => Quantities.Count(cell.Participants)))} callers";

    // One participant and no work inside: what the thing itself costs.
    private static string? Cheapest(Side choice, RecipeCosts costs)
    {
        var alone = costs.Throughput.Where(row => row is { Participants: 1, HoldMicroseconds: 0 } && Advice.Choices.Contains(row.Side.Choice())).OrderByDescending(row => row.PerSecond).ToList();
        if (alone.Count < 2 || alone[0].Side.Choice() != choice) return null;
        // Only if that is certain.
        var next = alone.First(row => row.Side.Choice() != choice || row == alone[^1]);
        if (Paces.Of(alone[0].RoundsNs, next.RoundsNs) != Pace.Faster) return null;
        return $"The time of one call{Of(costs)}, with one caller and no work {Place(costs.Exclusive)}: {string.Join(", ", alone.Select(Text))}";
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
            choice, $"The slowest requests{Of(costs)}. At {Quantities.Count((long)Math.Round(sides[0].OfferedPerSecond))} requests a second, 99 of 100 take no longer than {string.Join(", ", longer.Prepend(sides[0]).Select(Text))}",
            new Evidence(EvidenceKind.Requests, longer.Prepend(sides[0]).Min(row => row.Requests)), [costs.Study]);
    }

    private static string Text(LatencyFigure row) => $"{Quantities.Duration(row.P99!.Value / 1000)} with {CostText.Head(row.Side, row.Name)}";

    private static string Text(ThroughputFigure row) => $"{CostText.Head(row.Side, row.Name)} {Quantities.Duration(1000 / row.PerSecond)}";
}
