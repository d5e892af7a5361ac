using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>How much each contender gets done, by the number of participants: one drawing for each hold time, all with the same scale.</summary>
internal static class ThroughputChart
{
    public const int Width = 300;
    public const int Height = 220;
    private const int Left = 44;
    private const int Right = 10;
    private const int Top = 8;
    private const int Bottom = 34;

    public static HtmlText Render(RecipeCosts costs) => Of($"""<div class="charts">{Panels(costs).Select(panel => Of(
        $"""
        <figure><svg viewBox="0 0 {Width} {Height}" role="img" aria-label="Operations a second by participants, {panel.Title}. The figures stand in the table below.">
        {panel.Drawing}
        </svg><figcaption>{panel.Title}</figcaption></figure>
        """))}</div>""");

    /// <summary>A drawing for each hold time, with its title.</summary>
    public static IEnumerable<(string Title, HtmlText Drawing)> Panels(RecipeCosts costs)
    {
        var scale = new Axis(costs.Throughput.Select(row => row.PerSecond), Height - Bottom, Top);
        return costs.Throughput.GroupBy(row => row.HoldMicroseconds)
            .Select(cell => (cell.Key == 0 ? "no work inside" : $"{Quantities.Duration(cell.Key / 1000)} of work inside", Drawing([.. cell], scale)));
    }

    private static HtmlText Drawing(IReadOnlyList<ThroughputFigure> rows, Axis scale)
    {
        var participants = rows.Select(row => row.Participants).Distinct().Order().ToList();
        double Across(int count) => Left + 8 + (Width - Left - Right - 16) * (participants.Count == 1 ? 0.5 : (double)participants.IndexOf(count) / (participants.Count - 1));
        return Of(
            $"""
            {scale.Marks.Select(mark => Of($"""<line class="grid" x1="{Left}" x2="{Width - Right}" y1="{scale.Place(mark)}" y2="{scale.Place(mark)}"/><text class="tick" x="{Left - 5}" y="{scale.Place(mark) + 4}" text-anchor="end">{Axis.Name(mark)}</text>"""))}
            {participants.Select(count => Of($"""<text class="tick" x="{Across(count)}" y="{Height - Bottom + 15}" text-anchor="middle">{count}</text>"""))}
            <text class="tick" x="{(Width + Left) / 2}" y="{Height - 4}" text-anchor="middle">participants</text>
            {rows.GroupBy(row => (row.Side, row.Name)).Select(line => Line(line.Key.Side, [.. line.OrderBy(row => row.Participants)], Across, scale))}
            """);
    }

    private static HtmlText Line(Side side, IReadOnlyList<ThroughputFigure> line, Func<int, double> across, Axis scale)
    {
        var points = string.Join(" ", line.Select(row => FormattableString.Invariant($"{across(row.Participants):0.#},{scale.Place(row.PerSecond):0.#}")));
        return Of(
            $"""
            <g class="l-{side.Name()}"><polyline points="{points}"/>
            {line.Select(row => Of($"""<circle cx="{across(row.Participants)}" cy="{scale.Place(row.PerSecond)}" r="3"><title>{CostText.Head(side, row.Name)}, {row.Participants} at once: {CostText.Rate(row.PerSecond)} a second ({CostText.Rate(row.Lower)} to {CostText.Rate(row.Upper)}, n = {row.Rounds})</title></circle>"""))}</g>
            """);
    }
}
