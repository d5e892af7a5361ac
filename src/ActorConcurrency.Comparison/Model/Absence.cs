namespace ActorConcurrency.Comparison;

/// <summary>A side that an experiment does not have, and why: a report says so instead of leaving it out in silence. Immutable.</summary>
/// <param name="Side">The side.</param>
/// <param name="Reason">Why there is no such contender, in one sentence.</param>
public sealed record Absence(Side Side, string Reason);
