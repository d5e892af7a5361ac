using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A barrier that is an actor: it knows its parties, watches their owners, and says who is missing.</summary>
/// <remarks>
/// <para>A wait that is to end early (token, timeout) asks for its arrival back: if all had arrived before, the answer is the phase. If the actor fails, waits and
/// requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>.</para>
/// <para>The action runs on the thread pool, without anything of whoever arrived last, and the actor goes on meanwhile: it can be looked at, aborted and reset.
/// A wait whose end was asked for while the action runs does not end before it, or before the call timeout, with an unknown outcome.</para>
/// <para>Cost: while the actor is idle, each call is done on the caller's thread; it allocates its message, and a wait its withdrawal. Where nobody
/// can be absent and threads may block, <see cref="Barrier"/> is the simpler answer. Thread-safe.</para>
/// </remarks>
public sealed class ActorBarrier : IBarrier, IRenewable
{
    private readonly Link<BarrierCalls> _link;
    private readonly bool _owned;

    private ActorBarrier(IActorRef actor, BarrierSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "barrier", settings.CallTimeout, time, settings.GateFirst ? typeof(BarrierCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="BarrierProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a barrier's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorBarrier Start(
        IActorRefFactory factory, BarrierSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? BarrierSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a barrier's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody.</exception>
    public static ActorBarrier Attach(IActorRef actor, BarrierSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(actor, (settings ?? BarrierSettings.Read(actor)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a barrier's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="BarrierSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(BarrierSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new BarrierActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<BarrierArrival> SignalAndWaitAsync(CancellationToken cancellationToken = default) =>
        _link.Calls.SignalAndWait(party: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BarrierArrival?> TrySignalAndWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TrySignalAndWait(party: null, timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> SignalAsync(CancellationToken cancellationToken = default) => _link.Calls.Signal(party: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitForPhaseAsync(long phase, CancellationToken cancellationToken = default) => _link.Calls.WaitForPhase(phase, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> AddPartiesAsync(int parties = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return _link.Calls.ChangeParties(parties, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> RemovePartiesAsync(int parties = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parties, 1);
        return _link.Calls.ChangeParties(-parties, cancellationToken);
    }

    /// <inheritdoc cref="IBarrier.JoinAsync"/>
    /// <param name="label">The name, for snapshots and exceptions. Two parties may have the same.</param>
    /// <param name="newPlace">Whether a place is added for it; if not, which is the default, it takes one that is there.</param>
    /// <param name="owner">An actor whose end is the party's, as a disposal is; null, which is the default: only disposal ends it.</param>
    /// <param name="cancellationToken">Stops the waiting for the answer; it has then not joined.</param>
    public ValueTask<ActorBarrierParty> JoinAsync(
        string label, bool newPlace = false, IActorRef? owner = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var calls = _link.Calls;
        return JoinedAsync(calls, calls.Join(label, newPlace, owner, cancellationToken), label);
    }

    async ValueTask<IBarrierParty> IBarrier.JoinAsync(string label, bool newPlace, CancellationToken cancellationToken) =>
        await JoinAsync(label, newPlace, owner: null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask AbortAsync(CancellationToken cancellationToken = default) => _link.Calls.Abort(cancellationToken);

    /// <inheritdoc/>
    public ValueTask ResetAsync(CancellationToken cancellationToken = default) => _link.Calls.Reset(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BarrierSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running. Where it goes on, the waits that were ended are absences.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        _link.Calls.Close(_owned);
        return _link.Gateway.DisposeAsync(_owned);
    }

    private static async ValueTask<ActorBarrierParty> JoinedAsync(BarrierCalls calls, ValueTask<RequestId> joining, string label) =>
        new(calls, await joining.ConfigureAwait(false), label);
}
