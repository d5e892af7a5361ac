using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>Locks of a <see cref="ClusterLockSet"/> that somebody holds. Disposing gives them back; disposing again does nothing. Thread-safe.</summary>
public sealed class ClusterLease : ILockLease
{
    private readonly ClusterGrant _grant;

    internal ClusterLease(ClusterGrant grant, ImmutableArray<string> names) => (_grant, Names) = (grant, names);

    /// <inheritdoc/>
    public ImmutableArray<string> Names { get; }

    /// <inheritdoc/>
    /// <remarks>It grows for ever: across failovers, restarts of all nodes, and the deletion of the name.</remarks>
    public long FencingToken => _grant.FencingToken;

    /// <inheritdoc/>
    /// <remarks>As <see cref="ClusterPermit.Lost"/>.</remarks>
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
    public override string ToString() => FormattableString.Invariant($"A lease of {string.Join(", ", Names)}, token {FencingToken}");
}
