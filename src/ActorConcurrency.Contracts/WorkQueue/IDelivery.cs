namespace ActorConcurrency;

/// <summary>
/// An item in a worker's hands. <see cref="Done"/> says that the work is done; disposing without it returns the item to its old place in
/// the queue, for somebody else. The first of the two counts; whatever the same caller asks of the queue afterwards finds it so. Thread-safe.
/// </summary>
/// <typeparam name="T">The item's type.</typeparam>
public interface IDelivery<out T> : IDisposable, IAsyncDisposable
{
    /// <summary>The item.</summary>
    T Item { get; }

    /// <summary>How often it has been delivered, this time included: 1 for the first.</summary>
    int Attempt { get; }

    /// <summary>Says that the work on the item is done. A second time, or after a disposal, it does nothing.</summary>
    void Done();
}
