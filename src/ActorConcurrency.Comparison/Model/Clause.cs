namespace ActorConcurrency.Comparison;

/// <summary>One condition of an invariant. Immutable.</summary>
/// <param name="Name">A short name, unique within its invariant, for example <c>alone</c>.</param>
/// <param name="Text">The condition as a statement, for example <c>one at a time is inside</c>.</param>
public sealed record Clause(string Name, string Text);
