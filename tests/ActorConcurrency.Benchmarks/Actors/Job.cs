namespace ActorConcurrency.Benchmarks;

/// <summary>A message with a priority: the lower number goes first.</summary>
internal sealed record Job(int Priority);
