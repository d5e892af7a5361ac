namespace ActorConcurrency;

/// <summary>What a wait has that came to its end in time: what a try gives, where null says that the time ran out. Immutable.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The state, or what the update gave; it may itself be null.</param>
public readonly record struct Met<T>(T Value)
{
    /// <summary>The value's own text, on one line.</summary>
    public override string ToString() => $"met: {QueueText.Item(Value)}";
}
