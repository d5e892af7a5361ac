namespace ActorConcurrency;

/// <summary>An owner of permits across processes. Opened by <see cref="ClusterSemaphore.OpenSession(string)"/>. Thread-safe.</summary>
/// <remarks>It ends with its node, too: then what it holds goes back. If its node is cut off and comes back, it has lost what it held, and can be used again.</remarks>
public sealed class ClusterSemaphoreSession : ISemaphoreSession
{
    private readonly ClusterHandle _handle;
    private readonly ClusterSession _session;

    // One for all who dispose: whoever comes second waits for the first.
    private readonly Lazy<Task> _closing;

    internal ClusterSemaphoreSession(ClusterHandle handle, string label)
    {
        (_handle, Label) = (handle, label);
        _session = handle.Open(id => new SemaphoreProtocol.OpenSession(id, label));
        _closing = new(() => SemaphoreAsking.Close(handle, _session));
    }

    /// <inheritdoc/>
    public string Label { get; }

    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    public ValueTask<ClusterPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.Acquire(_handle, permits, _session, cancellationToken));

    async ValueTask<IPermit> ISemaphoreSession.AcquireAsync(int permits, CancellationToken cancellationToken) =>
        await AcquireAsync(permits, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    public ValueTask<ClusterPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.TryAcquire(_handle, timeout, permits, _session, cancellationToken));

    async ValueTask<IPermit?> ISemaphoreSession.TryAcquireAsync(TimeSpan timeout, int permits, CancellationToken cancellationToken) =>
        await TryAcquireAsync(timeout, permits, cancellationToken).ConfigureAwait(false);

    /// <summary>Ends its waits with <see cref="StoppedException"/>, and takes back every permit it still holds.</summary>
    /// <returns>A task that completes once that is done, or this node has ended.</returns>
    public ValueTask DisposeAsync() => new(_closing.Value);
}
