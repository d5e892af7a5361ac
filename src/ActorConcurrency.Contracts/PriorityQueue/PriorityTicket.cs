namespace ActorConcurrency;

/// <summary>Names one put item of one priority queue, to change its priority or to remove it. Immutable; compares by value.</summary>
/// <param name="Number">The item's number: grows with every item that asks to be put.</param>
public readonly record struct PriorityTicket(long Number)
{
    /// <summary>The ticket in English, the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"ticket {Number}");
}
