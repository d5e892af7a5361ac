namespace ActorConcurrency.Comparison;

/// <content>Why its cost is not measured.</content>
public sealed partial class TickerScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => CostStudy.None(
        "one tick reaches those who wait for it",
        "A ticker waits nearly all the time, and how often it ticks is its period: there is no throughput to tell. Whether ticks come late is the experiment drift.");
}
