using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>Grades what was seen. Pure.</summary>
internal static class RaceJudge
{
    private const string NotForeseen = "nobody thought of it";

    public static RaceTable Judge(
        string recipe, Race race, IReadOnlyList<(RaceContender Contender, RaceCounts Counts)> results, int seed, bool complete, double seconds)
    {
        ImmutableArray<RaceColumn> columns = [.. results.Select(result => new RaceColumn(result.Contender.Side, result.Contender.Name, result.Counts.Runs, result.Contender.KnownFor))];
        var others = results.SelectMany(result => result.Counts.Seen.Keys).Distinct().Except(race.Outcomes.Select(outcome => outcome.Name)).Order(StringComparer.Ordinal);
        ImmutableArray<RaceRow> rows =
        [
            .. from outcome in race.Outcomes.Concat(others.Select(name => new RaceOutcome(name, Grade.Forbidden, NotForeseen)))
               let counts = results.Select(result => result.Counts.Seen.GetValueOrDefault(outcome.Name)).ToImmutableArray()
               select new RaceRow(outcome.Name, outcome.Grade, outcome.Why, counts, SeenOnlyWith(columns, counts)),
        ];
        return new RaceTable(recipe, race.Name, race.Title, race.Participants, seed, columns, rows, Objections(recipe, race, columns, rows), complete, seconds);
    }

    private static OnlyWith SeenOnlyWith(ImmutableArray<RaceColumn> columns, ImmutableArray<int> counts)
    {
        var kinds = columns.Zip(counts, (column, count) => (IsActor: IsActor(column), Seen: count > 0)).ToLookup(one => one.IsActor, one => one.Seen);
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
        .. from row in rows
           where row.Grade == Grade.Forbidden
           from index in Enumerable.Range(0, columns.Length)
           let column = columns[index]
           where row.Counts[index] > 0 && !column.KnownFor.Contains(row.Outcome)
           select $"{recipe}/{race.Name}/{CostText.Head(column.Side, column.Name)}: the forbidden outcome “{row.Outcome}” ({row.Why}) in {Quantities.Count(row.Counts[index])} of {Quantities.Count(column.Runs)} runs",
    ];
}
