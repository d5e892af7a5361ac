using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Grades what was seen. Pure.</summary>
internal static class RaceJudge
{
    private const string NotForeseen = "nobody thought of it";

    public static RaceTable Judge(
        string recipe, Race race, IReadOnlyList<(RaceContender Contender, RaceCounts Counts)> results, int seed, bool complete, double seconds)
    {
        ImmutableArray<RaceColumn> columns = [.. results.Select(result => Column(result.Contender, result.Counts))];
        var others = results.SelectMany(result => result.Counts.Seen.Keys.Concat(result.Counts.Orders?.All.Select(order => order.Outcome) ?? [])).Distinct().Except(race.Outcomes.Select(outcome => outcome.Name)).Order(StringComparer.Ordinal);
        ImmutableArray<RaceRow> rows =
        [
            .. from outcome in race.Outcomes.Concat(others.Select(name => new RaceOutcome(name, Grade.Forbidden, NotForeseen)))
               let counts = results.Select(result => result.Counts.Seen.GetValueOrDefault(outcome.Name)).ToImmutableArray()
               select new RaceRow(outcome.Name, outcome.Grade, outcome.Why, counts, SeenOnlyWith(columns, outcome.Name, counts)),
        ];
        return new RaceTable(recipe, race.Name, race.Title, race.Participants, seed, columns, rows, Objections(recipe, race, columns, rows), complete, seconds);
    }

    // What the runs saw and no order had shows that the orders are not all there are.
    private static RaceColumn Column(RaceContender contender, RaceCounts counts)
    {
        var unknown = counts.Orders is { AreAll: true } orders ? counts.Seen.Keys.FirstOrDefault(outcome => orders.Count(outcome) == 0) : null;
        return new RaceColumn(contender.Side, contender.Name, counts.Runs, contender.KnownFor)
        {
            Seconds = counts.Seconds,
            Orders = unknown is null ? counts.Orders : counts.Orders! with { Gap = $"“{unknown}” was seen in a run and in none of them" },
        };
    }

    private static OnlyWith SeenOnlyWith(ImmutableArray<RaceColumn> columns, string outcome, ImmutableArray<int> counts)
    {
        var kinds = columns.Zip(counts, (column, count) => (IsActor: IsActor(column), Seen: count > 0 || column.Orders?.Count(outcome) > 0)).ToLookup(one => one.IsActor, one => one.Seen);
        if (!kinds.Contains(true) || !kinds.Contains(false)) return OnlyWith.Neither;
        return (kinds[false].Any(seen => seen), kinds[true].Any(seen => seen)) switch
        {
            (true, false) => OnlyWith.Locks,
            (false, true) => OnlyWith.Actors,
            _ => OnlyWith.Neither,
        };
    }

    private static bool IsActor(RaceColumn column) => column.Side is Side.Actor or Side.Direct;

    private static ImmutableArray<string> Objections(string recipe, Race race, ImmutableArray<RaceColumn> columns, ImmutableArray<RaceRow> rows) =>
    [
        .. from column in columns
           where column.Orders is not null
           from row in rows
           where row.Grade == Grade.Forbidden && !column.KnownFor.Contains(row.Outcome)
           let orders = column.Orders!.All.Where(order => order.Outcome == row.Outcome).ToList()
           where orders.Count > 0
           select $"{recipe}/{race.Name}/{CostText.Head(column.Side, column.Name)}: the forbidden outcome “{row.Outcome}” ({row.Why}) in {Quantities.Count(orders.Count)} of {Quantities.Count(column.Orders!.All.Length)} orders, for example {orders[0].Steps}",
        .. from row in rows
           where row.Grade == Grade.Forbidden
           from index in Enumerable.Range(0, columns.Length)
           let column = columns[index]
           where row.Counts[index] > 0 && !column.KnownFor.Contains(row.Outcome)
           select $"{recipe}/{race.Name}/{CostText.Head(column.Side, column.Name)}: the forbidden outcome “{row.Outcome}” ({row.Why}) in {Quantities.Count(row.Counts[index])} of {Quantities.Count(column.Runs)} runs",
    ];
}
