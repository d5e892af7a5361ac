using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>The costs of recipes as a section of a Markdown report. Pure.</summary>
internal static class CostSection
{
    internal const string Reading =
        """
        Closed loop: each participant does one operation after the other, blocking ones on a thread each, the others as a task each; the contenders take turns,
        warm, and every round is checked: nothing may be lost, and no two may be inside at the same time. *Too noisy* is where a
        Mann-Whitney U test at 1 % cannot tell the rounds apart by 10 %, *no difference* where the medians are within 10 %. Latency: requests arrive at random by a schedule that is fixed beforehand, and a request's time counts from its
        arrival, so that a stall shows in all the requests that it made late. A percentile is given where at least 10 requests lie beyond it. Memory is
        managed memory: of one who waits on a thread it is what comes on top of the thread, whose stack is not in it. A thread keeps its processor for some
        milliseconds, so the rounds of several who block are longer. With more threads than processors, even these longer rounds look unfair.
        """;

    /// <summary>The section; empty if there are no figures.</summary>
    /// <param name="costs">The figures of the recipes.</param>
    public static string Render(ImmutableArray<RecipeCosts> costs)
    {
        if (costs.IsDefaultOrEmpty) return "";
        var text = new StringBuilder("## What it costs\n\n").Append(Reading.ReplaceLineEndings("\n")).Append("\n\n");
        foreach (var recipe in costs) text.Append(Render(recipe));
        return text.ToString();
    }

    /// <summary>One recipe's part of the section.</summary>
    /// <param name="costs">The figures.</param>
    public static string Render(RecipeCosts costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var text = new StringBuilder($"### {costs.Recipe}: {costs.Operation}\n\n");
        foreach (var sentence in CostText.Sentences(costs)) text.Append("- ").Append(sentence).Append('\n');
        text.Append('\n');
        foreach (var table in CostText.Tables(costs)) text.Append(table.ToMarkdown());
        return text.ToString();
    }
}
