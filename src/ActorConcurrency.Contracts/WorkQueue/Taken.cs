namespace ActorConcurrency;

/// <summary>An item that was there to be taken: what a try gives, where null says that there was none. Immutable.</summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="Item">The item, which may itself be null.</param>
public readonly record struct Taken<T>(T Item)
{
    /// <summary>That something was taken, and the item's own text, in one line.</summary>
    public override string ToString() => $"took {QueueText.Item(Item)}";
}
