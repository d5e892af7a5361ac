using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>
/// A semaphore with a name in a cluster: its permits are shared by all nodes, and survive the end of any of them. First come, first served, across
/// failovers too; every grant is in a database before anybody hears of it, and has a fencing token that grows for ever.
/// </summary>
/// <remarks>
/// <para>A wait goes on through failovers; nothing that was granted is lost by one. Holders keep what they hold as long as their node speaks to
/// the cluster; a node that is gone gives everything back. <see cref="ClusterPermit.Lost"/> says when a permit is its holder's no longer: before
/// anybody else gets it, as far as clocks run alike. Guard what must not be touched twice with <see cref="FencedResource"/>.</para>
/// <para>A wait that ends early (token, timeout, disposal) is withdrawn; a grant that meets it on its way is given back. The outcome is unknown only when a caller's own
/// time is over, or its node was cut off with the request in flight.</para>
/// <para>Cost: each acquisition and each return is a message to the node that has the name, and a write to the database, which takes along whatever comes meanwhile. Where
/// one process is enough, <see cref="ActorSemaphore"/> is ten thousand times faster. Thread-safe.</para>
/// </remarks>
public sealed class ClusterSemaphore : IOwnedSemaphore
{
    private readonly ClusterHandle _handle;

    private ClusterSemaphore(ClusterHandle handle) => _handle = handle;

    /// <summary>The name.</summary>
    public string Name => _handle.Name;

    /// <summary>The node's system.</summary>
    internal ActorSystem System => _handle.System;

    /// <summary>
    /// Gives a handle to the semaphore of that name, which is made when somebody asks something of it for the first time. The system must be a member of a
    /// cluster, or about to be one; what is asked before waits.
    /// </summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="name">The name, the same on all nodes: 1 to 200 characters.</param>
    /// <param name="settings">
    /// How it is made if it is new: initial, maximum and how many may wait count, and nothing else. Null: what the block <c>actor-concurrency.semaphore</c> says. Of a
    /// semaphore that is there already nothing is changed; a difference is logged.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="Akka.Configuration.ConfigurationException">The system has no store that outlives its processes.</exception>
    public static ClusterSemaphore Open(ActorSystem system, string name, SemaphoreSettings? settings = null)
    {
        var made = (settings ?? SemaphoreSettings.Read(system)).Checked();
        if (made.Lease is not null)
            throw new ArgumentException("A clustered semaphore has no leases of a fixed length: a holder has its permits while its node lives. Leave Lease out.", nameof(settings));
        var node = ClusterNode.Of(system, ClusteredKind.Semaphore);
        return new(new(node, "semaphore", name, new SemaphoreMaking(made.Initial, made.Maximum, made.MaxWaiters)));
    }

    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    public ValueTask<ClusterPermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.Acquire(_handle, permits, session: null, cancellationToken));

    async ValueTask<IPermit> ISemaphore.AcquireAsync(int permits, CancellationToken cancellationToken) =>
        await AcquireAsync(permits, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    public ValueTask<ClusterPermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.TryAcquire(_handle, timeout, permits, session: null, cancellationToken));

    async ValueTask<IPermit?> ISemaphore.TryAcquireAsync(TimeSpan timeout, int permits, CancellationToken cancellationToken) =>
        await TryAcquireAsync(timeout, permits, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        return new(SemaphoreAsking.Once(_handle, id => new Release(id, permits), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<int> DrainAsync(CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.Once(_handle, static id => new Drain(id), cancellationToken));

    /// <inheritdoc/>
    public ValueTask ChangeMaximumAsync(int maximum, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        return new(SemaphoreAsking.Once(_handle, id => new ChangeMaximum(id, maximum), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        (await ViewAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <summary>As <see cref="SnapshotAsync"/>, with how old it may be.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    public ValueTask<AsOf<SemaphoreSnapshot>> ViewAsync(CancellationToken cancellationToken = default) =>
        new(SemaphoreAsking.View(_handle, cancellationToken));

    /// <inheritdoc cref="IOwnedSemaphore.OpenSession"/>
    public ClusterSemaphoreSession OpenSession(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        WireLimits.CheckLabel(label, nameof(label));
        return new(_handle, label);
    }

    ISemaphoreSession IOwnedSemaphore.OpenSession(string label) => OpenSession(label);

    /// <summary>
    /// Deletes the semaphore of this name, its journal and its snapshots, unless somebody uses it. Whoever asks for it after that makes a new one; its fencing
    /// tokens go on. What was written is taken away <see cref="ClusterSettings.KeepEntries"/> later. Nothing else deletes a name.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer; it may be deleted all the same.</param>
    /// <returns>False: somebody holds something, or waits; nothing was deleted.</returns>
    /// <exception cref="OutcomeUnknownException">No answer came in time; it may be deleted.</exception>
    public ValueTask<bool> DeleteAsync(CancellationToken cancellationToken = default) => new(_handle.Delete(cancellationToken));

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>, and leaves the semaphore to the cluster. What was acquired through it stays held
    /// until it is disposed, or this node ends.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        return default;
    }
}
