namespace ActorConcurrency;

/// <summary>A participant across processes. Opened by <see cref="ClusterLockSet.OpenSession(string)"/>. Thread-safe.</summary>
/// <remarks>It ends with its node, too: then what it holds goes back. If its node is cut off and comes back, it has lost what it held, and can be used again.</remarks>
public sealed class ClusterLockSetSession : ILockSetSession
{
    private readonly ClusterHandle _handle;
    private readonly ClusterSession _session;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ClusterLockSetSession(ClusterHandle handle, string label)
    {
        (_handle, Label) = (handle, label);
        _session = handle.Open(id => new LockSetProtocol.OpenSession(id, label));
        _closing = new(() => LockSetAsking.Close(handle, _session));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="ILockSetSession.AcquireAsync"/>
    public ValueTask<ClusterLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        new(LockSetAsking.Acquire(_handle, names, flow: null, _session, cancellationToken));

    async ValueTask<ILockLease> ILockSetSession.AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        await AcquireAsync(names, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ILockSetSession.TryAcquireAsync"/>
    public ValueTask<ClusterLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new(LockSetAsking.TryAcquire(_handle, names, timeout, flow: null, _session, cancellationToken));

    async ValueTask<ILockLease?> ILockSetSession.TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken) =>
        await TryAcquireAsync(names, timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>Withdraws its wait, which ends with <see cref="StoppedException"/>, and takes back every lock it still holds.</summary>
    /// <returns>A task that completes once that is done, or this node has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);
}
