namespace ActorConcurrency;

/// <summary>An owner of permits, known to the semaphore's actor by an id. Opened by <see cref="ActorSemaphore.OpenSession(string)"/>. Thread-safe.</summary>
public sealed class ActorSemaphoreSession : ISemaphoreSession
{
    private readonly SemaphoreCalls _calls;
    private readonly RequestId _id;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ActorSemaphoreSession(SemaphoreCalls calls, RequestId id, string label)
    {
        (_calls, _id, Label) = (calls, id, label);
        _closing = new(() => calls.CloseSession(id));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    public ValueTask<SemaphorePermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        _calls.Acquire(permits, _id, cancellationToken);

    ValueTask<IPermit> ISemaphoreSession.AcquireAsync(int permits, CancellationToken cancellationToken) =>
        _calls.AcquireBoxed(permits, _id, cancellationToken);

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    public ValueTask<SemaphorePermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        _calls.TryAcquire(timeout, permits, _id, cancellationToken);

    ValueTask<IPermit?> ISemaphoreSession.TryAcquireAsync(TimeSpan timeout, int permits, CancellationToken cancellationToken) =>
        _calls.TryAcquireBoxed(timeout, permits, _id, cancellationToken);

    /// <summary>Ends its waits with <see cref="StoppedException"/>, and takes back every permit it still holds.</summary>
    /// <returns>A task that completes once that is done, or the actor has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);
}
