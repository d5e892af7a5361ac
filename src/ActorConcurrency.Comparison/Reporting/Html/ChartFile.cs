using System.Globalization;
using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>How much each contender of a recipe gets done, as an SVG file of its own, for a page of documentation. Thread-safe.</summary>
internal static class ChartFile
{
    private const int Head = 46;
    private const int Foot = 22;
    private const int KeyWidth = 178;
    private const int PanelTop = 20;
    private const int PanelsInARow = 2;
    private const int KeysInARow = 3;
    private const int KeyHeight = 16;

    /// <summary>The file's text; <see langword="null"/> if nothing was measured.</summary>
    /// <param name="report">The report: the drawing names its machine and its day.</param>
    /// <param name="recipe">One of its recipes.</param>
    public static string? Render(ComparisonReport report, RecipeReport recipe)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Costs is not { Throughput.IsEmpty: false } costs) return null;

        var panels = ThroughputChart.Panels(costs).ToList();
        var contenders = costs.Throughput.Select(row => (row.Side, row.Name)).Distinct().ToList();
        var keys = KeyHeight * ((contenders.Count + KeysInARow - 1) / KeysInARow);
        var width = PanelsInARow * ThroughputChart.Width;
        var height = Head + keys + (PanelTop + ThroughputChart.Height) * ((panels.Count + PanelsInARow - 1) / PanelsInARow) + Foot;
        return Of(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>{recipe.Recipe}: operations a second by participants</title>
            <style>{HtmlReport.Asset("chart.css")}</style>
            <rect class="page" width="{width}" height="{height}"/>
            <text class="title" x="10" y="18">{recipe.Recipe}: operations a second of all together; more is better</text>
            <text class="note" x="10" y="33">One operation: {costs.Operation}</text>
            {contenders.Select(Key)}
            {panels.Select((panel, index) => Panel(panel, index, Head + keys))}
            <text class="note" x="10" y="{height - 8}">{Machine(report)}</text>
            </svg>

            """).ToString();
    }

    private static HtmlText Key((Side Side, string Name) contender, int index)
    {
        var (x, y) = (10 + KeyWidth * (index % KeysInARow), Head + KeyHeight * (index / KeysInARow));
        return Of($"""<g class="l-{contender.Side.Name()}"><rect class="key" x="{x}" y="{y}" width="9" height="9" rx="2"/><text x="{x + 14}" y="{y + 9}">{CostText.Head(contender.Side, contender.Name)}</text></g>""");
    }

    private static HtmlText Panel((string Title, HtmlText Drawing) panel, int index, int top)
    {
        var (x, y) = (ThroughputChart.Width * (index % PanelsInARow), top + (PanelTop + ThroughputChart.Height) * (index / PanelsInARow));
        return Of($"""<text x="{x + 44}" y="{y + 14}">{panel.Title}</text><svg x="{x}" y="{y + PanelTop}" width="{ThroughputChart.Width}" height="{ThroughputChart.Height}">{panel.Drawing}</svg>""");
    }

    private static string Machine(ComparisonReport report)
    {
        string Fact(string name) => report.Environment.FirstOrDefault(fact => fact.Name == name)?.Value ?? "unknown";
        return $"{Fact(LaboratoryEnvironment.Processors)} processors, {Fact("Architecture")}, {Fact("Operating system")}, {Fact("Runtime")}; profile {report.Profile.ToString().ToLowerInvariant()}, {report.CreatedAt.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";
    }
}
