namespace ActorConcurrency;

/// <summary>Permits of a <see cref="ClusterSemaphore"/> that somebody holds. Disposing gives them back; disposing again does nothing. Thread-safe.</summary>
public sealed class ClusterPermit : IPermit
{
    private readonly ClusterGrant _grant;

    internal ClusterPermit(ClusterGrant grant, int count) => (_grant, Count) = (grant, count);

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    /// <remarks>It grows for ever: across failovers, restarts of all nodes, and the deletion of the name.</remarks>
    public long FencingToken => _grant.FencingToken;

    /// <inheritdoc/>
    /// <remarks>
    /// <para>Cancelled when the permits are taken back because this node was cut off, paused, or has left its cluster; and when their session was
    /// disposed. Before anybody else is granted them, as far as clocks run alike: see docs/cluster.md for how far.</para>
    /// <para>A process that is paused cannot learn of anything meanwhile: it hears of it when it goes on, and may do something before that. The fencing
    /// token is for that.</para>
    /// </remarks>
    public CancellationToken Lost => _grant.Lost;

    /// <inheritdoc/>
    public void Dispose() => _grant.Return();

    /// <summary>As <see cref="Dispose"/>: whatever the same node asks next comes after the return.</summary>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>Tells it in words, on one line, the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Count} permit{(Count == 1 ? "" : "s")}, token {FencingToken}");
}
