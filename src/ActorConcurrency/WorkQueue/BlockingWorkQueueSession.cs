namespace ActorConcurrency;

/// <summary>
/// A worker at a queue for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingWorkQueueSession
{
    /// <inheritdoc cref="IWorkQueueSession{T}.GetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static WorkDelivery<T> Get<T>(this ActorWorkQueueSession<T> session, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.GetAsync(cancellationToken));

    /// <inheritdoc cref="IWorkQueueSession{T}.TryGetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static WorkDelivery<T>? TryGet<T>(this ActorWorkQueueSession<T> session, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => session.TryGetAsync(timeout, cancellationToken));
}
