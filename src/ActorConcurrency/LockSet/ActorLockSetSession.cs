namespace ActorConcurrency;

/// <summary>A participant, known to the lock set's actor by an id.</summary>
internal sealed class ActorLockSetSession(LockSetCalls calls, RequestId id, string label) : ILockSetSession
{
    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing = new(() => calls.CloseSession(id));

    public string Label => label;

    public ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        calls.Acquire(names, id, cancellationToken);

    public ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        calls.TryAcquire(names, timeout, id, cancellationToken);

    public ValueTask DisposeAsync() => new(_closing.Value);
}
