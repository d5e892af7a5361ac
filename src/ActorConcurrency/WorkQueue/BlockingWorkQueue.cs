using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// A work queue for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingWorkQueue
{
    /// <inheritdoc cref="IWorkQueue{T}.PutAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void Put<T>(this IWorkQueue<T> queue, T item, int priority = 0, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.PutAsync(item, priority, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.TryPutAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool TryPut<T>(this IWorkQueue<T> queue, T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryPutAsync(item, timeout, priority, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.GetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static T Get<T>(this IWorkQueue<T> queue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.GetAsync(cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.TryGetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static Taken<T>? TryGet<T>(this IWorkQueue<T> queue, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryGetAsync(timeout, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.GetManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> GetMany<T>(this IWorkQueue<T> queue, int max, int min = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.GetManyAsync(max, min, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.TryGetManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> TryGetMany<T>(
        this IWorkQueue<T> queue, int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryGetManyAsync(max, timeout, min, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.DrainAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static ImmutableArray<T> Drain<T>(this IWorkQueue<T> queue, int max = int.MaxValue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.DrainAsync(max, cancellationToken));

    /// <inheritdoc cref="WorkQueueExtensions.PutManyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int PutMany<T>(this IWorkQueue<T> queue, IEnumerable<T> items, int priority = 0, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.PutManyAsync(items, priority, cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.TaskDoneAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void TaskDone<T>(this IWorkQueue<T> queue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TaskDoneAsync(cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.JoinAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void Join<T>(this IWorkQueue<T> queue, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.JoinAsync(cancellationToken));

    /// <inheritdoc cref="IWorkQueue{T}.TryJoinAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool TryJoin<T>(this IWorkQueue<T> queue, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => queue.TryJoinAsync(timeout, cancellationToken));
}
