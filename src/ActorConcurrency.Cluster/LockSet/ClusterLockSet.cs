using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// A lock set with a name in a cluster: grants a whole set or queues it, knows who holds and who waits on all nodes, and lets nobody wait in a cycle.
/// It survives the end of any node; every grant is in a database before anybody hears of it, and has a fencing token that grows for ever.
/// </summary>
/// <remarks>
/// <para>One name is one actor: locks that are taken together are of one set. By default a nested wait must be above whatever is held. With
/// <see cref="LockSetSettings.Ordered"/> off, the one wait that would close a cycle is refused with a <see cref="DeadlockException"/> that names it,
/// across nodes. Without a session, what a caller holds is followed along its asynchronous flow; an actor always opens a session.</para>
/// <para>Waits, losses and unknown outcomes: as for <see cref="ClusterSemaphore"/>. Thread-safe.</para>
/// </remarks>
public sealed class ClusterLockSet : IOwnedLockSet
{
    private readonly ClusterHandle _handle;
    private readonly ClusterLockFlow _flow = new();

    private ClusterLockSet(ClusterHandle handle) => _handle = handle;

    /// <summary>The name.</summary>
    public string Name => _handle.Name;

    /// <summary>The node's system.</summary>
    internal ActorSystem System => _handle.System;

    /// <summary>
    /// Gives a handle to the lock set of that name, which is made when somebody asks something of it for the first time. The system must be a member of a
    /// cluster, or about to be one; what is asked before waits.
    /// </summary>
    /// <param name="system">The node's actor system.</param>
    /// <param name="name">The name, the same on all nodes: 1 to 200 characters.</param>
    /// <param name="settings">
    /// How it is made if it is new: the order, and how many may wait, count, and nothing else. Null: what the block <c>actor-concurrency.lock-set</c> says. Of a
    /// lock set that is there already nothing is changed; a difference is logged.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="Akka.Configuration.ConfigurationException">The system has no store that outlives its processes.</exception>
    public static ClusterLockSet Open(ActorSystem system, string name, LockSetSettings? settings = null)
    {
        var made = (settings ?? LockSetSettings.Read(system)).Checked();
        var node = ClusterNode.Of(system, ClusteredKind.LockSet);
        return new(new(node, "lock set", name, new LockSetMaking(made.Ordered, made.MaxWaiters)));
    }

    /// <inheritdoc cref="ILockSet.AcquireAsync"/>
    /// <exception cref="DeadlockException">With <see cref="LockSetSettings.Ordered"/> off: waiting would close a cycle.</exception>
    public ValueTask<ClusterLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        new(LockSetAsking.Acquire(_handle, names, _flow, session: null, cancellationToken));

    ValueTask<ILockLease> ILockSet.AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        Boxed(LockSetAsking.Acquire(_handle, names, _flow, session: null, cancellationToken));

    /// <inheritdoc cref="ILockSet.TryAcquireAsync"/>
    /// <exception cref="DeadlockException">With <see cref="LockSetSettings.Ordered"/> off: waiting would close a cycle, and the timeout is not zero.</exception>
    public ValueTask<ClusterLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        new(LockSetAsking.TryAcquire(_handle, names, timeout, _flow, session: null, cancellationToken));

    ValueTask<ILockLease?> ILockSet.TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken) =>
        BoxedTry(LockSetAsking.TryAcquire(_handle, names, timeout, _flow, session: null, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        (await ViewAsync(cancellationToken).ConfigureAwait(false)).State;

    /// <summary>As <see cref="SnapshotAsync"/>, with how old it may be.</summary>
    /// <param name="cancellationToken">Stops the waiting for the answer.</param>
    public ValueTask<AsOf<LockSetSnapshot>> ViewAsync(CancellationToken cancellationToken = default) => new(LockSetAsking.View(_handle, cancellationToken));

    /// <inheritdoc cref="IOwnedLockSet.OpenSession"/>
    public ClusterLockSetSession OpenSession(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        WireLimits.CheckLabel(label, nameof(label));
        return new(_handle, label);
    }

    ILockSetSession IOwnedLockSet.OpenSession(string label) => OpenSession(label);

    /// <summary>
    /// Deletes the lock set of this name, its journal and its snapshots, unless somebody uses it. Whoever asks for it after that makes a new one; its fencing
    /// tokens go on. What was written is taken away <see cref="ClusterSettings.KeepEntries"/> later. Nothing else deletes a name.
    /// </summary>
    /// <param name="cancellationToken">Stops the waiting for the answer; it may be deleted all the same.</param>
    /// <returns>False: somebody holds something, or waits; nothing was deleted.</returns>
    /// <exception cref="OutcomeUnknownException">No answer came in time; it may be deleted.</exception>
    public ValueTask<bool> DeleteAsync(CancellationToken cancellationToken = default) => new(_handle.Delete(cancellationToken));

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>, and leaves the lock set to the cluster. What was acquired through it stays held
    /// until it is disposed, or this node ends.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _handle.Dispose();
        return default;
    }

    // Behind the call, which has to enter the caller's flow on the caller's stack.
    internal static async ValueTask<ILockLease> Boxed(Task<ClusterLease> lease) => await lease.ConfigureAwait(false);

    internal static async ValueTask<ILockLease?> BoxedTry(Task<ClusterLease?> lease) => await lease.ConfigureAwait(false);
}
