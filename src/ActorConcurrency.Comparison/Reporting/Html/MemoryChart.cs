using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>What an idle instance, and one who waits, hold: two bars for each contender.</summary>
internal static class MemoryChart
{
    private const int Width = 640;
    private const int RowHeight = 34;
    private const int Left = 190;
    private const int Right = 70;

    public static HtmlText Render(RecipeCosts costs)
    {
        var rows = costs.Memory.Where(row => row.InstanceBytes is not null || row.WaiterBytes is not null).ToList();
        if (rows.Count == 0) return Empty;
        var height = RowHeight * rows.Count + 10;
        var most = rows.Max(row => Math.Max(row.InstanceBytes ?? 0, row.WaiterBytes ?? 0));
        return Of(
            $"""
            <figure class="wide"><svg viewBox="0 0 {Width} {height}" role="img" aria-label="Memory of an idle instance and of one who waits. The figures stand in the table below.">
            {rows.Select((row, index) => Row(row, 4 + RowHeight * index, bytes => (Width - Left - Right) * Math.Max(0, bytes) / Math.Max(most, 1)))}
            </svg><figcaption>Managed memory: an idle instance (full), one who waits (pale). The stack of a thread that waits comes on top.</figcaption></figure>
            """);
    }

    private static HtmlText Row(MemoryFigure row, int y, Func<double, double> length) => Of(
        $"""
        <g class="l-{row.Side.Name()}"><text class="name" x="{Left - 8}" y="{y + 16}" text-anchor="end">{CostText.Head(row.Side, row.Name)}</text>
        {Bar(row.InstanceBytes, y + 1, "bar", length)}{Bar(row.WaiterBytes, y + 15, "bar pale", length)}</g>
        """);

    private static HtmlText Bar(double? bytes, int y, string style, Func<double, double> length) => bytes is not { } known ? Empty : Of(
        $"""<rect class="{style}" x="{Left}" y="{y}" width="{length(known)}" height="12"/><text class="tick" x="{Left + length(known) + 5}" y="{y + 10}">{Quantities.Bytes((long)Math.Round(known))}</text>""");
}
