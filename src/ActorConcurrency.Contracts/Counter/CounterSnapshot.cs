namespace ActorConcurrency;

/// <summary>A counter at one moment. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Applied">How many changes have been applied.</param>
/// <param name="Refused">How many changes were refused because they would have overflowed.</param>
public sealed record CounterSnapshot(long Value, long Applied, long Refused);
