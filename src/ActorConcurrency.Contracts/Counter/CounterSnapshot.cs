namespace ActorConcurrency;

/// <summary>A counter at one moment. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Applied">How many changes have been applied: additions (of 0 too), settings, and successful compare-and-sets.</param>
/// <param name="Refused">How many changes, awaited or not, were refused because they would have overflowed. An addition within bounds is refused by its result, and not counted.</param>
public sealed record CounterSnapshot(long Value, long Applied, long Refused)
{
    /// <summary>How many wait for the value to reach a bound.</summary>
    public int Waiting { get; init; }

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => Wording.Text(
        $"{Value} after {Wording.Several(Applied, "change")}, {Refused} refused{(Waiting > 0 ? Wording.Text($", {Waiting} waiting") : "")}.");
}
