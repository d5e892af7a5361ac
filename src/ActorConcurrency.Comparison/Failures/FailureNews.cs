namespace ActorConcurrency.Comparison;

/// <summary>What happens while a failure matrix is tried. Immutable.</summary>
/// <param name="Recipe">The recipe.</param>
/// <param name="Case">The cell that it is about.</param>
/// <param name="Cell">What came of it; <see langword="null"/> when it begins.</param>
internal sealed record FailureNews(string Recipe, FailureCase Case, Cell? Cell);
