using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>The outcomes of a race as a table and sentences. Pure.</summary>
internal static class RaceText
{
    /// <summary>The table: a row for each who ran, a column for each outcome that was seen or may be.</summary>
    /// <param name="race">The race.</param>
    public static TextTable Table(RaceTable race)
    {
        ArgumentNullException.ThrowIfNull(race);
        var shown = race.Rows.Where(row => row.Grade != Grade.Forbidden || row.Counts.Any(count => count > 0)).ToArray();
        return new TextTable(
            $"{race.Participants} participants, seed {race.Seed}; in how many of the runs which outcome was seen",
            ["contender", "runs", .. shown.Select(row => $"{row.Outcome} ({Name(row.Grade)})")],
            [
                .. from index in Enumerable.Range(0, race.Columns.Length)
                   let column = race.Columns[index]
                   select (ImmutableArray<string>)
                   [
                       CostText.Head(column.Side, column.Name), Quantities.Count(column.Runs), .. shown.Select(row => Quantities.Count(row.Counts[index])),
                   ],
            ]);
    }

    /// <summary>What the counts say: what is unexpected, what each outcome means and with whom alone it was seen, and whether something is missing.</summary>
    /// <param name="race">The race.</param>
    public static ImmutableArray<string> Sentences(RaceTable race)
    {
        ArgumentNullException.ThrowIfNull(race);
        return
        [
            .. race.Objections.Select(objection => $"Objection: {objection}."),
            .. race.Rows.Where(row => WasSeen(race, row)).Select(row => Meaning(race, row)),
            .. race.Rows.Where(row => row.Grade == Grade.Forbidden && !WasSeen(race, row)).SelectMany(row => Spared(race, row)),
            .. OrderText.Sentences(race),
            .. race.Complete ? [] : (string[])["It was cut short."],
        ];
    }

    private static string Meaning(RaceTable race, RaceRow row)
    {
        var only = row.OnlyWith == OnlyWith.Neither ? "" : $", only with {Name(row.OnlyWith)}";
        return $"{row.Outcome} ({Name(row.Grade)}{only}): {row.Why}{(row.Grade == Grade.Forbidden ? $". Seen with {Names(race, row, (column, count) => count > 0 || IsInOrders(column, row))}" : "")}.";
    }

    private static bool WasSeen(RaceTable race, RaceRow row) => row.Counts.Any(count => count > 0) || race.Columns.Any(column => IsInOrders(column, row));

    private static bool IsInOrders(RaceColumn column, RaceRow row) => column.Orders?.Count(row.Outcome) > 0;

    // What did not show in a sample is not impossible.
    private static IEnumerable<string> Spared(RaceTable race, RaceRow row)
    {
        var known = Names(race, row, (column, _) => column.KnownFor.Contains(row.Outcome));
        if (known.Length > 0) yield return $"{row.Outcome} ({Name(row.Grade)}): {row.Why}. Possible with {known}; it did not show in these runs.";
    }

    private static string Names(RaceTable race, RaceRow row, Func<RaceColumn, int, bool> which) =>
        string.Join("; ", race.Columns.Zip(row.Counts).Where(one => which(one.First, one.Second)).Select(one => CostText.Head(one.First.Side, one.First.Name)));

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
