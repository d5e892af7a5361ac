namespace ActorConcurrency;

/// <summary>An owner of permits, known to the semaphore's actor by an id.</summary>
internal sealed class ActorSemaphoreSession(SemaphoreCalls calls, RequestId id, string label) : ISemaphoreSession
{
    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing = new(() => calls.CloseSession(id));

    public string Label => label;

    public ValueTask<IPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        calls.Acquire(permits, id, cancellationToken);

    public ValueTask<IPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        calls.TryAcquire(timeout, permits, id, cancellationToken);

    public ValueTask DisposeAsync() => new(_closing.Value);
}
