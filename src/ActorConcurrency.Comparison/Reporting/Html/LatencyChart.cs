using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>How long requests take that arrive at a fixed rate: a line for each contender, from the median to the longest, with the percentiles on it.</summary>
internal static class LatencyChart
{
    private const int Width = 640;
    private const int RowHeight = 30;
    private const int Left = 190;
    private const int Right = 16;

    public static HtmlText Render(RecipeCosts costs)
    {
        if (costs.Latency.IsEmpty) return Empty;
        var height = RowHeight * costs.Latency.Length + 40;
        var scale = new Axis(costs.Latency.SelectMany(row => new[] { row.P50, row.Max }), Left, Width - Right);
        var first = costs.Latency[0];
        return Of(
            $"""
            <figure class="wide"><svg viewBox="0 0 {Width} {height}" role="img" aria-label="Latency of each contender from the median to the longest. The figures stand in the table below.">
            {scale.Marks.Select(mark => Of($"""<line class="grid" x1="{scale.Place(mark)}" x2="{scale.Place(mark)}" y1="6" y2="{height - 26}"/><text class="tick" x="{scale.Place(mark)}" y="{height - 10}" text-anchor="middle">{Quantities.Duration(mark / 1000)}</text>"""))}
            {costs.Latency.Select((row, index) => Row(row, 6 + RowHeight * index + RowHeight / 2, scale))}
            </svg><figcaption>Latency at {CostText.Rate(first.OfferedPerSecond)} requests a second, {first.Participants} serving. Marks: p50, p90, p99, p99.9 (where at least 10 requests took longer), and the longest as a bar.</figcaption></figure>
            """);
    }

    private static HtmlText Row(LatencyFigure row, int y, Axis scale)
    {
        (string Name, double? Value)[] marks = [("p50", row.P50), ("p90", row.P90), ("p99", row.P99), ("p99.9", row.P999)];
        return Of(
            $"""
            <g class="l-{row.Side.Name()}"><text class="name" x="{Left - 8}" y="{y + 4}" text-anchor="end">{CostText.Head(row.Side, row.Name)}</text>
            <line x1="{scale.Place(row.P50)}" x2="{scale.Place(row.Max)}" y1="{y}" y2="{y}"/>
            {marks.Where(mark => mark.Value is not null).Select((mark, index) => Of($"""<circle cx="{scale.Place(mark.Value!.Value)}" cy="{y}" r="{5 - index}"><title>{mark.Name}: {Quantities.Duration(mark.Value.Value / 1000)}</title></circle>"""))}
            <line class="end" x1="{scale.Place(row.Max)}" x2="{scale.Place(row.Max)}" y1="{y - 6}" y2="{y + 6}"/></g>
            """);
    }
}
