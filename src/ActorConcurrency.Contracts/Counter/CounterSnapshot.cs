namespace ActorConcurrency;

/// <summary>A counter at one moment. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Applied">How many changes have been applied: additions (of 0 too) and successful compare-and-sets.</param>
/// <param name="Refused">How many changes, awaited or not, were refused because they would have overflowed.</param>
public sealed record CounterSnapshot(long Value, long Applied, long Refused)
{
    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text($"{Value} after {Wording.Several(Applied, "change")}, {Refused} refused.");
}
