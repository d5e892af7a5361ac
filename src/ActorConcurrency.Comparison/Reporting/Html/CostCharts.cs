using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>The costs of a recipe on the page: drawings, sentences, and the figures in tables.</summary>
internal static class CostCharts
{
    public static HtmlText Render(RecipeCosts costs) => Of(
        $"""
        <p>One operation: {costs.Operation}.</p>
        {(costs.Throughput.IsEmpty ? Empty : Of($"{Legend(costs)}{ThroughputChart.Render(costs)}{LatencyChart.Render(costs)}{MemoryChart.Render(costs)}"))}
        {Lists.Of(CostText.Sentences(costs))}
        {CostText.Tables(costs).Select(HtmlTable.Of)}
        """);

    private static HtmlText Legend(RecipeCosts costs) => Of(
        $"""
        <p class="legend">Operations a second of all together (more is better): {costs.Throughput.Select(row => (row.Side, row.Name)).Distinct().Select(contender => Of($"{Chips.Of(contender.Side, contender.Name)} "))}</p>
        """);
}
