namespace ActorConcurrency;

/// <summary>A worker, known to the queue's actor by an id. Opened by <see cref="ActorWorkQueue{T}.OpenSession(string)"/>. Thread-safe.</summary>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class ActorWorkQueueSession<T> : IWorkQueueSession<T>
{
    private readonly WorkQueueCalls<T> _calls;
    private readonly RequestId _id;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ActorWorkQueueSession(WorkQueueCalls<T> calls, RequestId id, string label)
    {
        (_calls, _id, Label) = (calls, id, label);
        _closing = new(() => calls.CloseSession(id));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="IWorkQueueSession{T}.GetAsync"/>
    public ValueTask<WorkDelivery<T>> GetAsync(CancellationToken cancellationToken = default)
    {
        // A request that waits is never answered "not now", so this one never gives null.
        var delivery = _calls.Deliver(_id, timeout: null, cancellationToken);
        return delivery.IsCompletedSuccessfully ? new(delivery.Result!.Value) : WhenThere(delivery);
    }

    async ValueTask<IDelivery<T>> IWorkQueueSession<T>.GetAsync(CancellationToken cancellationToken) =>
        await GetAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="IWorkQueueSession{T}.TryGetAsync"/>
    public ValueTask<WorkDelivery<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _calls.Deliver(_id, timeout, cancellationToken);

    async ValueTask<IDelivery<T>?> IWorkQueueSession<T>.TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await TryGetAsync(timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>Withdraws its waits, which end with <see cref="StoppedException"/>, and returns every item that it has not done to the queue.</summary>
    /// <returns>A task that completes once that is done, or the actor has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);

    private static async ValueTask<WorkDelivery<T>> WhenThere(ValueTask<WorkDelivery<T>?> delivery) => (await delivery.ConfigureAwait(false))!.Value;
}
