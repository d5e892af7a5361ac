using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>A semaphore that is an actor: first come, first served, and it knows who holds what.</summary>
/// <remarks>
/// <para>A wait that ends early (token, timeout, disposal) sends a withdrawal behind its request; a grant that is already on its way is
/// then reclaimed, and counted as such. If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>,
/// later ones with <see cref="StoppedException"/>; the permits are gone with it.</para>
/// <para>Whoever wants more permits than are free holds up everybody behind: no large request starves, and free permits may be idle meanwhile.</para>
/// <para>Cost: while the actor is idle, an acquisition and its return are done on the caller's thread, allocate nothing, and cost little more than
/// those of a <see cref="SemaphoreSlim"/>; while it is busy, each is a message. In a session they allocate messages; with leases they are told. Thread-safe.</para>
/// </remarks>
public sealed class ActorSemaphore : IOwnedSemaphore, IRenewable
{
    private readonly Link<SemaphoreCalls> _link;
    private readonly bool _owned;

    private ActorSemaphore(IActorRef actor, SemaphoreSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "semaphore", settings.CallTimeout, time, settings.GateFirst ? typeof(SemaphoreCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="SemaphoreProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a semaphore's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts, leases and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorSemaphore Start(
        IActorRefFactory factory, SemaphoreSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? SemaphoreSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a semaphore's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="semaphore">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="semaphore"/> is nobody.</exception>
    public static ActorSemaphore Attach(IActorRef semaphore, SemaphoreSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(semaphore, (settings ?? SemaphoreSettings.Read(semaphore)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a semaphore's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="SemaphoreSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of leases and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(SemaphoreSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new SemaphoreActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc cref="ISemaphore.AcquireAsync"/>
    public ValueTask<SemaphorePermit> AcquireAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        TryTake(permits, cancellationToken, out var permit) ? new(permit) : _link.Calls.Acquire(permits, session: null, cancellationToken);

    ValueTask<IPermit> ISemaphore.AcquireAsync(int permits, CancellationToken cancellationToken) =>
        TryTake(permits, cancellationToken, out var permit) ? new(permit) : _link.Calls.AcquireBoxed(permits, session: null, cancellationToken);

    /// <inheritdoc cref="ISemaphore.TryAcquireAsync"/>
    public ValueTask<SemaphorePermit?> TryAcquireAsync(TimeSpan timeout, int permits = 1, CancellationToken cancellationToken = default)
    {
        WaitLimit.Checked(timeout);
        return TryTake(permits, cancellationToken, out var permit)
            ? new(permit)
            : _link.Calls.TryAcquire(timeout, permits, session: null, cancellationToken);
    }

    ValueTask<IPermit?> ISemaphore.TryAcquireAsync(TimeSpan timeout, int permits, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return TryTake(permits, cancellationToken, out var permit)
            ? new(permit)
            : _link.Calls.TryAcquireBoxed(timeout, permits, session: null, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(int permits = 1, CancellationToken cancellationToken = default) =>
        _link.Calls.Release(permits, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DrainAsync(CancellationToken cancellationToken = default) => _link.Calls.Drain(cancellationToken);

    /// <inheritdoc/>
    public ValueTask ChangeMaximumAsync(int maximum, CancellationToken cancellationToken = default) => _link.Calls.ChangeMaximum(maximum, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SemaphoreSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <inheritdoc cref="IOwnedSemaphore.OpenSession"/>
    public ActorSemaphoreSession OpenSession(string label) => OpenSession(label, owner: null);

    ISemaphoreSession IOwnedSemaphore.OpenSession(string label) => OpenSession(label, owner: null);

    /// <summary>Opens a session that an actor owns: the actor's end closes it, as a disposal does.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <param name="owner">The actor; null: only disposal closes the session.</param>
    /// <returns>The session; dispose it when the owner is done with it before its own end.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    public ActorSemaphoreSession OpenSession(string label, IActorRef? owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var calls = _link.Calls;
        return new ActorSemaphoreSession(calls, calls.OpenSession(label, owner), label);
    }

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running, with the permits that are out.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);

    // At once, without a message. What is refused, and why, says the other way.
    private bool TryTake(int permits, CancellationToken cancellationToken, out SemaphorePermit permit)
    {
        var gateway = _link.Gateway;
        if (permits > 0 && gateway.Try<TakeAttempt, SemaphoreLease>(new(permits, gateway.Turn.ForeignNow), cancellationToken, out var lease))
        {
            permit = lease.For(gateway);
            return true;
        }

        permit = default;
        return false;
    }
}
