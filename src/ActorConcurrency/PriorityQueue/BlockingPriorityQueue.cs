using System.Collections.Immutable;

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

    /// <inheritdoc cref="IPriorityQueue{T}.GetManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> GetMany<T>(this IPriorityQueue<T> queue, int max, int min = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.GetManyAsync(max, min, cancellationToken));

    /// <inheritdoc cref="IPriorityQueue{T}.TryGetManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> TryGetMany<T>(
        this IPriorityQueue<T> queue, int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryGetManyAsync(max, timeout, min, cancellationToken));

    /// <inheritdoc cref="IPriorityQueue{T}.DrainAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> Drain<T>(this IPriorityQueue<T> queue, int max = int.MaxValue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.DrainAsync(max, cancellationToken));

    /// <inheritdoc cref="PriorityQueueExtensions.PutManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<PriorityTicket> PutMany<T>(
        this IPriorityQueue<T> queue, IEnumerable<(T Item, int Priority)> items, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.PutManyAsync(items, cancellationToken));
}
