using Akka.Actor;

namespace ActorConcurrency;

/// <summary>An event that is an actor: waits pass in the order of asking, and set, clear and wait cannot come in between each other.</summary>
/// <remarks>
/// <para>A wait that ends early (token, timeout, disposal) sends a withdrawal behind its request; with auto reset a pass that is already
/// on its way then goes to the next wait. If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>,
/// later ones with <see cref="StoppedException"/>.</para>
/// <para>Cost: while the actor is idle, a wait stands in its state without a message, and passing allocates nothing. Where one signal is given once,
/// <see cref="TaskCompletionSource"/> is the simpler answer. Thread-safe.</para>
/// </remarks>
public sealed class ActorEvent : IEvent, IRenewable
{
    private readonly Link<EventCalls> _link;
    private readonly bool _owned;

    private ActorEvent(IActorRef actor, EventSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "event", settings.CallTimeout, time, settings.GateFirst ? typeof(EventCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="EventProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts an event's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorEvent Start(
        IActorRefFactory factory, EventSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? EventSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to an event's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody.</exception>
    public static ActorEvent Attach(IActorRef actor, EventSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(actor, (settings ?? EventSettings.Read(actor)).Checked(), timeProvider, owned: false);

    /// <summary>How to make an event's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="EventSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(EventSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new EventActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<long> SetAsync(CancellationToken cancellationToken = default) => _link.Calls.Set(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> PulseAsync(CancellationToken cancellationToken = default) => _link.Calls.Pulse(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> ClearAsync(CancellationToken cancellationToken = default) => _link.Calls.Clear(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> WaitAsync(CancellationToken cancellationToken = default) => _link.Calls.Wait(after: null, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        await _link.Calls.TryWait(timeout, after: null, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public ValueTask<IEventPass> ReserveAsync(CancellationToken cancellationToken = default) => _link.Calls.Reserve(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IEventPass?> TryReserveAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryReserve(timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> WaitForSignalAsync(long after, CancellationToken cancellationToken = default) => _link.Calls.Wait(after, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long?> TryWaitForSignalAsync(TimeSpan timeout, long after, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWait(timeout, after, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<EventSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);
}
