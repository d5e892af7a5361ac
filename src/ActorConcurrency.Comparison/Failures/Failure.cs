namespace ActorConcurrency.Comparison;

/// <summary>A row of the failure matrix: something that goes wrong in use, the same for every recipe. Immutable.</summary>
/// <param name="Name">A short name, unique within a matrix, for example <c>holder throws</c>.</param>
/// <param name="Question">What is tried and looked at, in one sentence.</param>
/// <param name="Why">Why it matters, in one sentence.</param>
public sealed partial record Failure(string Name, string Question, string Why)
{
    /// <summary>The row's name.</summary>
    public override string ToString() => Name;
}
