namespace ActorConcurrency;

/// <summary>
/// A queue that knows who works on which item and hands it to somebody else when the worker is gone: the promise that
/// <see cref="IWorkQueue{T}"/> alone does not make, and that no queue in .NET makes.
/// </summary>
/// <remarks>Delivery is at least once for those who get through a session: a worker may have done its work and died before it said so. Thread-safe.</remarks>
/// <typeparam name="T">The items' type; immutable, if you can.</typeparam>
public interface IOwnedWorkQueue<T> : IWorkQueue<T>
{
    /// <summary>Opens a session: a worker that items are delivered to. Its disposal withdraws its waits and returns every item that it has not done.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <returns>The session; dispose it when the worker stops.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    IWorkQueueSession<T> OpenSession(string label);
}

/// <summary>A worker. Disposal withdraws its waits and returns every item that it has not done to the queue. Thread-safe.</summary>
/// <remarks>
/// A withdrawn wait ends with <see cref="StoppedException"/>, and so does every call after the disposal. Once <c>DisposeAsync</c> has
/// completed, nothing is in work in its name; what becomes of its deliveries then changes nothing.
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public interface IWorkQueueSession<T> : IAsyncDisposable
{
    /// <summary>The name shown in snapshots and logs.</summary>
    string Label { get; }

    /// <summary>Waits for an item.</summary>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The delivery: call <see cref="IDelivery{T}.Done"/>, or dispose it to return the item.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was taken.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down, nothing is left in it, and nothing can come back.</exception>
    /// <exception cref="StoppedException">The queue had stopped, or the session was closed.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<IDelivery<T>> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets an item if there is one within <paramref name="timeout"/>.</summary>
    /// <param name="timeout">How long to wait; <see cref="TimeSpan.Zero"/> means now or not. At most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="cancellationToken">Ends the wait; nothing is then taken.</param>
    /// <returns>The delivery, or <see langword="null"/> if the time ran out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or too long.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="TooManyWaitersException">It would have to wait, and as many wait as may; nothing was taken.</exception>
    /// <exception cref="QueueShutDownException">The queue was shut down, nothing is left in it, and nothing can come back.</exception>
    /// <exception cref="StoppedException">The queue had stopped, or the session was closed.</exception>
    /// <exception cref="OutcomeUnknownException">The queue failed with the request in flight.</exception>
    ValueTask<IDelivery<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default);
}
