using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>A lock set that is an actor: grants a whole set or queues it, knows who holds and who waits, and lets nobody wait in a cycle.</summary>
/// <remarks>
/// <para>By default a nested wait must be above whatever is held, as on the page. With <see cref="LockSetSettings.Ordered"/> off any order
/// is allowed, and the one wait that would close a cycle is refused before anybody blocks, with a <see cref="DeadlockException"/> that names
/// the cycle. Without a session, what a caller holds is followed along its asynchronous flow; an actor always opens a session.</para>
/// <para>A deadlock needs leases whose holder the set cannot know: taken through another handle, by a method that handed them to its caller, or by
/// an actor without a session. Taken upwards they are safe all the same; with <see cref="LockSetSettings.Ordered"/> off only what is known is checked.</para>
/// <para>First come, first served for each lock among those who hold nothing: a waiter reserves its names, in order, up to the first that it
/// cannot have, so a large set is not starved. Who holds something goes before them. Reserved locks may be idle until their waiter has the rest.</para>
/// <para>A wait that ends early (token, timeout, disposal) sends a withdrawal behind its request; a grant that is already on its way is
/// then reclaimed, and counted as such. If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>,
/// later ones with <see cref="StoppedException"/>; the leases are gone with it.</para>
/// <para>Cost: locks that are free are taken and given back on the caller's thread while the actor is idle; what is allocated is a place in
/// the flow of control, 112 bytes. In a session, messages are allocated too; while the
/// actor is busy, they are told; no timer, no temporary actor. An acquisition and a return cost what they touch, not who waits. Where no owner has to be known, ordered <see cref="SemaphoreSlim"/>s are faster by far. Thread-safe.</para>
/// </remarks>
public sealed class ActorLockSet : IOwnedLockSet, IEndableLockSet, IRenewable
{
    private readonly Link<LockSetCalls> _link;
    private readonly bool _owned;

    private ActorLockSet(IActorRef actor, LockSetSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "lock set", settings.CallTimeout, time, settings.GateFirst ? typeof(LockSetCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="LockSetProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a lock set's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorLockSet Start(
        IActorRefFactory factory, LockSetSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? LockSetSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a lock set's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="lockSet">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="lockSet"/> is nobody.</exception>
    public static ActorLockSet Attach(IActorRef lockSet, LockSetSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(lockSet, (settings ?? LockSetSettings.Read(lockSet)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a lock set's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="LockSetSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(LockSetSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new LockSetActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc cref="ILockSet.AcquireAsync"/>
    /// <exception cref="DeadlockException">With <see cref="LockSetSettings.Ordered"/> off: waiting would close a cycle.</exception>
    public ValueTask<LockLease> AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken = default) =>
        _link.Calls.Acquire(names, session: null, cancellationToken);

    ValueTask<ILockLease> ILockSet.AcquireAsync(IEnumerable<string> names, CancellationToken cancellationToken) =>
        _link.Calls.AcquireBoxed(names, session: null, cancellationToken);

    /// <inheritdoc cref="ILockSet.TryAcquireAsync"/>
    /// <exception cref="DeadlockException">With <see cref="LockSetSettings.Ordered"/> off: waiting would close a cycle, and the timeout is not zero.</exception>
    public ValueTask<LockLease?> TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryAcquire(names, timeout, session: null, cancellationToken);

    ValueTask<ILockLease?> ILockSet.TryAcquireAsync(IEnumerable<string> names, TimeSpan timeout, CancellationToken cancellationToken) =>
        _link.Calls.TryAcquireBoxed(names, timeout, session: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LockSetSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <inheritdoc cref="IOwnedLockSet.OpenSession"/>
    public ActorLockSetSession OpenSession(string label) => OpenSession(label, owner: null);

    ILockSetSession IOwnedLockSet.OpenSession(string label) => OpenSession(label, owner: null);

    /// <summary>Opens a session that an actor owns: the actor's end closes it, as a disposal does.</summary>
    /// <param name="label">A name for snapshots, logs and cycles.</param>
    /// <param name="owner">The actor; null: only disposal closes the session.</param>
    /// <returns>The session; dispose it when the owner is done with it before its own end.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    public ActorLockSetSession OpenSession(string label, IActorRef? owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var calls = _link.Calls;
        return new ActorLockSetSession(calls, calls.OpenSession(label, owner), label);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The actor stops, whoever started it, and this handle is closed with it. A holder that is out of time sees it at <see cref="LockLease.Lost"/>. A host
    /// starts an actor anew that it has not ended itself: end a hosted set through the host's own handle.
    /// </remarks>
    public ValueTask<int> ShutdownAsync(TimeSpan timeout, bool refuseWaiting = false, CancellationToken cancellationToken = default) =>
        _link.Calls.Shutdown(timeout, refuseWaiting, cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running, with the leases that are out.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);
}
