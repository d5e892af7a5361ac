using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>The outcomes of a race as a table and sentences. Pure.</summary>
public static class RaceText
{
    /// <summary>The table: a row for each outcome that was seen or must not be, a column for each who ran.</summary>
    /// <param name="race">The race.</param>
    public static TextTable Table(RaceTable race)
    {
        ArgumentNullException.ThrowIfNull(race);
        return new TextTable(
            $"{race.Participants} participants; how many of the runs ended so",
            ["outcome", "grade", .. race.Columns.Select(column => CostText.Head(column.Side, column.Name)), "only with", "why"],
            [
                .. from row in race.Rows
                   where row.Grade != Grade.Forbidden || row.Counts.Any(count => count > 0)
                   select (ImmutableArray<string>)
                   [
                       row.Outcome, row.Grade.ToString().ToLowerInvariant(), .. row.Counts.Select(count => Quantities.Count(count)), Only(row.OnlyWith), row.Why,
                   ],
                ["runs", "", .. race.Columns.Select(column => Quantities.Count(column.Runs)), "", ""],
            ]);
    }

    /// <summary>What the counts say: what must not be, what is seen with one kind only, and whether something is missing.</summary>
    /// <param name="race">The race.</param>
    public static ImmutableArray<string> Sentences(RaceTable race)
    {
        ArgumentNullException.ThrowIfNull(race);
        return
        [
            .. race.Objections.Select(objection => $"Objection: {objection}."),
            .. race.Rows.SelectMany(row => Said(race, row)),
            .. race.Complete ? [] : (string[])["It was cut short."],
        ];
    }

    private static IEnumerable<string> Said(RaceTable race, RaceRow row)
    {
        var seen = race.Columns.Zip(row.Counts).Where(one => one.Second > 0).Select(one => CostText.Head(one.First.Side, one.First.Name)).ToArray();
        if (row.Grade == Grade.Forbidden)
        {
            if (seen.Length > 0) yield return $"“{row.Outcome}” with {string.Join(", ", seen)}: {row.Why}.";
            var spared = race.Columns.Zip(row.Counts).Where(one => one.Second == 0 && one.First.KnownFor.Contains(row.Outcome)).Select(one => CostText.Head(one.First.Side, one.First.Name)).ToArray();
            if (spared.Length > 0) yield return $"“{row.Outcome}” is possible with {string.Join(", ", spared)} and did not show in these runs.";
        }
        else if (row.OnlyWith != OnlyWith.Neither && (row.Grade == Grade.Interesting || row.OnlyWith == OnlyWith.Actors))
        {
            yield return $"“{row.Outcome}” only with {Only(row.OnlyWith)}: {row.Why}.";
        }
    }

    private static string Only(OnlyWith only) => only == OnlyWith.Neither ? "" : only.ToString().ToLowerInvariant();
}
