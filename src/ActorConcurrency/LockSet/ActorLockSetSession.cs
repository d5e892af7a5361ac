namespace ActorConcurrency;

/// <summary>A participant, known to the lock set's actor by an id.</summary>
internal sealed class ActorLockSetSession(LockSetCalls calls, RequestId id, string label) : ILockSetSession
{
    private int _closed;

    public string Label => label;

    public ValueTask<ILockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        calls.Acquire(names, id, cancellationToken);

    public ValueTask<ILockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        calls.TryAcquire(names, timeout, id, cancellationToken);

    public ValueTask DisposeAsync() =>
        Interlocked.Exchange(ref _closed, 1) == 0 ? calls.CloseSession(id) : default;
}
