namespace ActorConcurrency.Comparison;

/// <summary>What a run cost. Immutable.</summary>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Threads">How many distinct threads ran the participants' code.</param>
/// <param name="AllocatedBytes">What was allocated meanwhile, the laboratory's own notes taken off.</param>
public sealed record Figures(double DurationMs, int Threads, long AllocatedBytes);
