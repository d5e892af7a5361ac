namespace ActorConcurrency;

/// <summary>
/// A priority queue for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingPriorityQueue
{
    /// <inheritdoc cref="IPriorityQueue{T}.PutAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static PriorityTicket Put<T>(this IPriorityQueue<T> queue, T item, int priority, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.PutAsync(item, priority, cancellationToken));

    /// <inheritdoc cref="IPriorityQueue{T}.TryPutAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static PriorityTicket? TryPut<T>(this IPriorityQueue<T> queue, T item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryPutAsync(item, priority, timeout, cancellationToken));

    /// <inheritdoc cref="IPriorityQueue{T}.GetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static T Get<T>(this IPriorityQueue<T> queue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.GetAsync(cancellationToken));

    /// <inheritdoc cref="IPriorityQueue{T}.TryGetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Taken<T>? TryGet<T>(this IPriorityQueue<T> queue, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryGetAsync(timeout, cancellationToken));
}
