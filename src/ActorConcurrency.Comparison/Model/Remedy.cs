namespace ActorConcurrency.Comparison;

/// <summary>What is usually done against a fault. Immutable.</summary>
/// <param name="What">What one does, for example <c>a maximum for the queue</c>.</param>
/// <param name="Cost">What that costs: code to write, a discipline to keep, a promise that is lost.</param>
public sealed record Remedy(string What, string Cost)
{
    /// <summary>Both in one phrase.</summary>
    public override string ToString() => $"Remedy: {What}; cost: {Cost}.";
}
