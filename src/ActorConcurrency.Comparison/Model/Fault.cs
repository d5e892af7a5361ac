namespace ActorConcurrency.Comparison;

/// <summary>A fault that the original is known for. A run of the original must show it, a run of any other side must not. Immutable.</summary>
/// <param name="Name">A short name, for example <c>lost update</c>; unique within its experiment.</param>
/// <param name="Description">What goes wrong and where the critical point is, in one sentence.</param>
public sealed record Fault(string Name, string Description);
