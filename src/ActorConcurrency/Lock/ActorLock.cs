using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A lock that is an actor: first come, first served, for one writer or many readers, and it knows who holds it.</summary>
/// <remarks>
/// <para>A wait that ends early (token, timeout, disposal) sends a withdrawal behind its request; a grant that is already on its way is
/// then reclaimed, and counted as such. If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>,
/// later ones with <see cref="StoppedException"/>; whoever held the lock sees it at <see cref="LockHold.Lost"/>.</para>
/// <para>Cost: while the actor is idle, an acquisition to read or to write and its return are done on the caller's thread, allocate nothing, and cost little more than
/// those of a <see cref="SemaphoreSlim"/>; while it is busy, each is a message. In a session, or upgradeable, they allocate messages; with leases they are told. Thread-safe.</para>
/// </remarks>
public sealed class ActorLock : IOwnedLock, IRenewable
{
    private readonly Link<LockCalls> _link;
    private readonly bool _owned;

    private ActorLock(IActorRef actor, LockSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "lock", settings.CallTimeout, time, settings.GateFirst ? typeof(LockCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="LockProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a lock's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts, leases and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorLock Start(
        IActorRefFactory factory, LockSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? LockSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a lock's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody.</exception>
    public static ActorLock Attach(IActorRef actor, LockSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(actor, (settings ?? LockSettings.Read(actor)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a lock's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="LockSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of leases and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(LockSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new LockActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc cref="ILock.AcquireAsync"/>
    public ValueTask<LockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        TryTake(mode, cancellationToken, out var hold) ? new(hold) : _link.Calls.Acquire(mode, session: null, cancellationToken);

    ValueTask<ILockHold> ILock.AcquireAsync(LockMode mode, CancellationToken cancellationToken) =>
        TryTake(mode, cancellationToken, out var hold) ? new(hold) : _link.Calls.AcquireBoxed(mode, session: null, cancellationToken);

    /// <inheritdoc cref="ILock.TryAcquireAsync"/>
    public ValueTask<LockHold?> TryAcquireAsync(TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        return TryTake(mode, cancellationToken, out var hold)
            ? new(hold)
            : _link.Calls.TryAcquire(timeout, mode, session: null, cancellationToken);
    }

    ValueTask<ILockHold?> ILock.TryAcquireAsync(TimeSpan timeout, LockMode mode, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return TryTake(mode, cancellationToken, out var hold)
            ? new(hold)
            : _link.Calls.TryAcquireBoxed(timeout, mode, session: null, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(LockEnding ending = LockEnding.ServeWaiters, CancellationToken cancellationToken = default) =>
        _link.Calls.End(ending, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LockSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <inheritdoc cref="IOwnedLock.OpenSession"/>
    public ActorLockSession OpenSession(string label) => OpenSession(label, owner: null);

    ILockSession IOwnedLock.OpenSession(string label) => OpenSession(label, owner: null);

    /// <summary>Opens a session that an actor owns: the actor's end closes it, as a disposal does.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <param name="owner">The actor; null: only disposal closes the session.</param>
    /// <returns>The session; dispose it when the owner is done with it before its own end.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    public ActorLockSession OpenSession(string label, IActorRef? owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var calls = _link.Calls;
        return new ActorLockSession(calls, calls.OpenSession(label, owner), label);
    }

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running, with whoever holds the lock.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);

    // At once, without a message. What is refused, and why, says the other way.
    private bool TryTake(LockMode mode, CancellationToken cancellationToken, out LockHold hold)
    {
        var gateway = _link.Gateway;
        if (mode is LockMode.Read or LockMode.Write
            && gateway.Try<LockAttempt, LentLock>(new(mode, gateway.Turn.ForeignNow), cancellationToken, out var lent))
        {
            hold = lent.For(gateway);
            return true;
        }

        hold = default;
        return false;
    }
}
