namespace ActorConcurrency;

/// <summary>One tick of a ticker. Immutable; compares by value.</summary>
/// <param name="Number">1 for the first tick, and one more for each.</param>
/// <param name="Late">How long after it was due it was ticked; never negative. Akka's scheduler rounds timers up to 10 ms.</param>
public sealed record Tick(long Number, TimeSpan Late);
