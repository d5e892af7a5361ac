namespace ActorConcurrency;

/// <summary>A participant, known to the lock set's actor by an id. Opened by <see cref="ActorLockSet.OpenSession(string)"/>. Thread-safe.</summary>
public sealed class ActorLockSetSession : ILockSetSession
{
    private readonly LockSetCalls _calls;
    private readonly RequestId _id;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ActorLockSetSession(LockSetCalls calls, RequestId id, string label)
    {
        (_calls, _id, Label) = (calls, id, label);
        _closing = new(() => calls.CloseSession(id));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="ILockSetSession.AcquireAsync"/>
    public ValueTask<LockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        _calls.Acquire(names, _id, cancellationToken);

    ValueTask<ILockLease> ILockSetSession.AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        _calls.AcquireBoxed(names, _id, cancellationToken);

    /// <inheritdoc cref="ILockSetSession.TryAcquireAsync"/>
    public ValueTask<LockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _calls.TryAcquire(names, timeout, _id, cancellationToken);

    ValueTask<ILockLease?> ILockSetSession.TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken) =>
        _calls.TryAcquireBoxed(names, timeout, _id, cancellationToken);

    /// <summary>Withdraws its wait, which ends with <see cref="StoppedException"/>, and takes back every lock it still holds.</summary>
    /// <returns>A task that completes once that is done, or the actor has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);
}
