namespace ActorConcurrency.Comparison;

/// <content>Why its cost is not measured.</content>
public sealed partial class CountdownScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => CostStudy.None(
        "one number is counted",
        "A countdown waits nearly all the time, and how fast it counts is its period: there is no throughput to tell. How soon it stops is the experiment terminate.");
}
