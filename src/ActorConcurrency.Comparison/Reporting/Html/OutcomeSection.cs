using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>The outcomes of a race on the page: how often which side had which.</summary>
internal static class OutcomeSection
{
    public static HtmlText Render(RaceTable race) => Of(
        $"""
        <article><h4>{race.Race}: {race.Title}</h4>
        {HtmlTable.Sortable($"{race.Race}: {race.Participants} participants, seed {race.Seed}; how often each outcome was seen", Head(race), Enumerable.Range(0, race.Columns.Length).Select(column => Row(race, column)))}
        {Lists.Of([.. race.Rows.Select(row => Of($"{Chips.Of(row.Grade)} <b>{row.Outcome}</b>{Only(row)}: {row.Why}"))])}
        {Lists.Of([.. OrderText.Sentences(race)])}
        {Lists.Of([.. race.Objections.Select(objection => Of($"""<span class="chip bad">objection</span> {objection}"""))])}
        </article>
        """);

    private static IEnumerable<string> Head(RaceTable race) => ["contender", "runs", .. race.Rows.Select(row => row.Outcome)];

    private static IReadOnlyList<HtmlCell> Row(RaceTable race, int column) =>
    [
        Chips.Of(race.Columns[column].Side, race.Columns[column].Name),
        Count(race.Columns[column].Runs),
        .. race.Rows.Select(row => Count(row.Counts[column]) with { Style = $"number {(row.Counts[column] > 0 ? $"seen {Tone.Of(row.Grade)}" : "")}" }),
    ];

    private static HtmlCell Count(int count) => new(Of($"{Quantities.Count(count)}"), "number", count);

    private static string Only(RaceRow row) => row.OnlyWith == OnlyWith.Neither ? "" : $" (only with {row.OnlyWith.ToString().ToLowerInvariant()})";
}
