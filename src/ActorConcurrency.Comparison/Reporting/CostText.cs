using System.Collections.Immutable;
using System.Globalization;

namespace ActorConcurrency.Comparison;

/// <summary>The figures of a recipe's cost as tables and sentences. Pure.</summary>
internal static class CostText
{
    private static readonly IFormatProvider Invariant = CultureInfo.InvariantCulture;

    /// <summary>The tables that there are figures for: throughput, latency, what is held at rest and fairness.</summary>
    /// <param name="costs">The figures.</param>
    public static ImmutableArray<TextTable> Tables(RecipeCosts costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return [.. new[] { Throughput(costs), Latency(costs), Memory(costs), Fairness(costs) }.Where(table => table.Rows.Length > 0)];
    }

    /// <summary>What the figures say: the cross-overs, who is broken, and whether something is missing.</summary>
    /// <param name="costs">The figures.</param>
    public static ImmutableArray<string> Sentences(RecipeCosts costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return
        [
            .. costs.NotMeasured is { } why ? [why] : Array.Empty<string>(),
            .. costs.CrossOvers.Select(crossing => crossing.Sentence),
            .. costs.Notes,
            .. costs.Broken.Select(broken => $"No figure is given for {broken.Name} ({broken.Side.Name()}): {broken.Reason}."),
            .. costs.Complete ? [] : (string[])["It was cut short: what is not here was not measured."],
        ];
    }

    private static TextTable Throughput(RecipeCosts costs)
    {
        var contenders = costs.Throughput.Select(row => (row.Side, row.Name)).Distinct().ToArray();
        var cells = costs.Throughput.ToLookup(row => (row.HoldMicroseconds, row.Participants));
        return new TextTable(
            "Operations a second of all together, in a closed loop: median and middle half of the rounds",
            ["hold, participants", .. contenders.Select(contender => Head(contender.Side, contender.Name))],
            [
                .. from cell in cells
                   let mine = cell.ToDictionary(row => (row.Side, row.Name))
                   select (ImmutableArray<string>)
                   [
                       Cell(cell.Key.HoldMicroseconds, cell.Key.Participants),
                       .. contenders.Select(contender => mine.TryGetValue(contender, out var row) ? $"{Rate(row.PerSecond)} ({Rate(row.Lower)}–{Rate(row.Upper)})" : RowText.NoFigure),
                   ],
            ]);
    }

    private static TextTable Latency(RecipeCosts costs) => new(
        costs.Latency is [var first, ..]
            ? $"Latency at {Rate(first.OfferedPerSecond)} requests a second for all, {first.Participants} serving, hold {Number(first.HoldMicroseconds)} µs: from the moment a request arrives by its schedule"
            : "",
        ["contender", "requests", "p50", "p90", "p99", "p99.9", "max"],
        [
            .. from row in costs.Latency
               select (ImmutableArray<string>)
               [
                   Head(row.Side, row.Name), Quantities.Count(row.Requests), Micro(row.P50), Micro(row.P90), Micro(row.P99), Micro(row.P999), Micro(row.Max),
               ],
        ]);

    private static TextTable Memory(RecipeCosts costs) => new(
        "Held at rest",
        ["contender", "idle instance", "threads for it", "one who waits", "threads for one who waits"],
        [
            .. from row in costs.Memory
               select (ImmutableArray<string>)
               [
                   Head(row.Side, row.Name), Bytes(row.InstanceBytes), Rounded(row.ThreadsPerInstance)!, Bytes(row.WaiterBytes), Rounded(row.ThreadsPerWaiter) ?? RowText.NoFigure,
               ],
        ]);

    private static TextTable Fairness(RecipeCosts costs)
    {
        var most = costs.Throughput.LastOrDefault();
        return new TextTable(
            most is null ? "" : $"Fairness: {Cell(most.HoldMicroseconds, most.Participants)}{(costs.Overtaking.IsEmpty ? "" : "; overtaken is how often the holder gets in again before one who waits already")}",
            ["contender", "Jain's index", "in rounds of", "threads", "overtaken at most", "overtaken, median"],
            [
                .. from row in costs.Throughput
                   where most is not null && (row.HoldMicroseconds, row.Participants) == (most.HoldMicroseconds, most.Participants)
                   let overtaken = costs.Overtaking.FirstOrDefault(other => (other.Side, other.Name) == (row.Side, row.Name))
                   select (ImmutableArray<string>)
                   [
                       Head(row.Side, row.Name), row.Jain.ToString("0.00", Invariant), Quantities.Duration(row.RoundMs), row.Threads.ToString(Invariant), Times(overtaken?.Longest), Times(overtaken?.Median),
                   ],
            ]);
    }

    internal static string Head(Side side, string name) => name == side.Name() ? name : $"{name} ({side.Name()})";

    private static string Cell(double hold, int participants) => $"{Number(hold)} µs, {participants}";

    // Not “-0”, which a thread of the pool that ended meanwhile makes of none.
    private static string? Rounded(double? number) => number is { } known ? Math.Max(0, known).ToString("0.#", Invariant) : null;

    private static string Number(double number) => number.ToString("0.##", Invariant);

    private static string Micro(double? microseconds) => microseconds is { } known ? Quantities.Duration(known / 1000) : RowText.NoFigure;

    private static string Bytes(double? bytes) => bytes is { } known ? Quantities.Bytes((long)Math.Round(known)) : RowText.NoFigure;

    private static string Times(int? times) => times switch
    {
        null => RowText.NoFigure,
        >= OvertakingFigure.Most => $"{Quantities.Count(times.Value)} or more",
        _ => $"{Quantities.Count(times.Value)}×",
    };

    internal static string Rate(double perSecond) => perSecond switch
    {
        >= 1e6 => (perSecond / 1e6).ToString("0.0", Invariant) + "M",
        >= 1e4 => (perSecond / 1e3).ToString("0", Invariant) + "k",
        >= 1e3 => (perSecond / 1e3).ToString("0.0", Invariant) + "k",
        _ => perSecond.ToString("0", Invariant),
    };
}
