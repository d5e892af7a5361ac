namespace ActorConcurrency;

/// <summary>
/// An item of an <see cref="ActorWorkQueue{T}"/> in a worker's hands: a value, so that getting it allocates nothing. The first of
/// <see cref="Done"/> and disposal counts; a second one, or one of a copy, does nothing. The default value holds nothing. Thread-safe.
/// </summary>
/// <remarks>As <see cref="IDelivery{T}"/> it is boxed: 48 bytes if <typeparamref name="T"/> is a class, 40 if it is an <see cref="int"/>.</remarks>
/// <typeparam name="T">The item's type.</typeparam>
public readonly struct WorkDelivery<T> : IDelivery<T>
{
    private readonly WorkQueueHolding? _holding;
    private readonly long _version;

    internal WorkDelivery(WorkQueueHolding holding, long version, T item, int attempt) =>
        (_holding, _version, Item, Attempt) = (holding, version, item, attempt);

    /// <inheritdoc/>
    public T Item { get; }

    /// <inheritdoc/>
    public int Attempt { get; }

    /// <inheritdoc/>
    public void Done() => _holding?.End(_version, isDone: true);

    /// <inheritdoc/>
    public void Dispose() => _holding?.End(_version, isDone: false);

    /// <summary>As <see cref="Dispose"/>: there is nothing to wait for.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>The item's own text, in one line, and the attempt; whether it is over is not told.</summary>
    public override string ToString() =>
        _holding is null ? "no delivery" : FormattableString.Invariant($"{QueueText.Item(Item)} (attempt {Attempt})");
}
