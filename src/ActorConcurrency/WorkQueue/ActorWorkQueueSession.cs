namespace ActorConcurrency;

/// <summary>A worker, known to the queue's actor by an id.</summary>
internal sealed class ActorWorkQueueSession<T>(WorkQueueCalls<T> calls, RequestId id, string label) : IWorkQueueSession<T>
{
    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing = new(() => calls.CloseSession(id));

    public string Label => label;

    // A request that waits is never answered "not now", so this one never gives null.
    public ValueTask<IDelivery<T>> GetAsync(CancellationToken cancellationToken = default) =>
        calls.Deliver(id, timeout: null, cancellationToken)!;

    public ValueTask<IDelivery<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        calls.Deliver(id, timeout, cancellationToken);

    public ValueTask DisposeAsync() => new(_closing.Value);
}
