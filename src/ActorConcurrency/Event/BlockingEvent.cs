namespace ActorConcurrency;

/// <summary>
/// An event for callers who cannot await: each member is the one with <c>Async</c> behind its name, and blocks the calling thread until that has its
/// result. Inside an actor it refuses at once. Thread-safe.
/// </summary>
/// <remarks>A blocked thread of the thread pool serves nobody: where you can await, do.</remarks>
public static class BlockingEvent
{
    /// <inheritdoc cref="IEvent.SetAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long Set(this IEvent signal, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => signal.SetAsync(cancellationToken));

    /// <inheritdoc cref="IEvent.WaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static long Wait(this IEvent signal, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => signal.WaitAsync(cancellationToken));

    /// <inheritdoc cref="IEvent.TryWaitAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool TryWait(this IEvent signal, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => signal.TryWaitAsync(timeout, cancellationToken));

    /// <inheritdoc cref="EventExtensions.WaitAnyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int WaitAny(this IEnumerable<IEvent> events, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => events.WaitAnyAsync(cancellationToken));

    /// <inheritdoc cref="EventExtensions.TryWaitAnyAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static int? TryWaitAny(
        this IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => events.TryWaitAnyAsync(timeout, timeProvider, cancellationToken));

    /// <inheritdoc cref="EventExtensions.WaitAllAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static void WaitAll(this IEnumerable<IEvent> events, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => events.WaitAllAsync(cancellationToken));

    /// <inheritdoc cref="EventExtensions.TryWaitAllAsync"/>
    /// <exception cref="InvalidOperationException">An actor is running on this thread. Nothing was done.</exception>
    public static bool TryWaitAll(
        this IEnumerable<IEvent> events, TimeSpan timeout, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        Blocking.Wait(() => events.TryWaitAllAsync(timeout, timeProvider, cancellationToken));
}
