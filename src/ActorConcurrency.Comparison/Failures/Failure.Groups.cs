namespace ActorConcurrency.Comparison;

/// <content>Rows that one answer often holds for.</content>
public sealed partial record Failure
{
    /// <summary>What asks for a wait that can end early.</summary>
    internal static Failure[] EndedWaits => [CancelWaiting, CancelRace, TimeoutRace];

    /// <summary>What can only happen to somebody who holds something, or to two who do.</summary>
    internal static Failure[] OfHolders => [HolderThrows, HolderDies, HolderHangs, DoubleRelease, ForeignRelease, ReEntry, Crossing];
}
