using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A ticker that is an actor: it broadcasts numbered ticks, keeps for each subscriber what it has asked for, and never waits for one.</summary>
/// <remarks>
/// <para>Ticks that a slow subscriber has not read wait at the actor, where they are counted and dropped as the subscription says; a
/// subscriber that ends is forgotten. An actor may subscribe with <see cref="TickerProtocol.Subscribe"/> and have ticks pushed to it.</para>
/// <para>If the actor fails, waits, subscriptions and requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with
/// <see cref="StoppedException"/>.</para>
/// <para>Cost: a timer per tick, and two messages for each subscriber and tick. For one loop that nobody else listens to,
/// <see cref="PeriodicTimer"/> is the simpler answer. Thread-safe.</para>
/// </remarks>
public sealed class ActorTicker : ITicker, IRenewable
{
    private readonly Link<TickerCalls> _link;
    private readonly bool _owned;

    private ActorTicker(IActorRef actor, TickerSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "ticker", settings.CallTimeout, time, settings.GateFirst ? typeof(TickerCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="TickerProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a ticker's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of ticks, of how late they are, and of timeouts: its timers wake the actor. Null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorTicker Start(
        IActorRefFactory factory, TickerSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? TickerSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a ticker's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="ticker">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="ticker"/> is nobody.</exception>
    public static ActorTicker Attach(IActorRef ticker, TickerSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(ticker, (settings ?? TickerSettings.Read(ticker)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a ticker's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="TickerSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ticks and of how late they are: its timers wake the actor. Null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(TickerSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new TickerActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<Tick> WaitForTickAsync(CancellationToken cancellationToken = default) => _link.Calls.Wait(after: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Tick> WaitForTickAfterAsync(long number, CancellationToken cancellationToken = default) => _link.Calls.Wait(number, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Tick?> TryWaitForTickAsync(TimeSpan timeout, long? after = null, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWait(timeout, after, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ITickSubscription> SubscribeAsync(
        SlowSubscriber? policy = null, string label = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(label);
        var capacity = (policy ?? SlowSubscriber.EveryTick).Capacity;
        var calls = _link.Calls;
        return new ActorTickSubscription(calls, await calls.Subscribe(capacity, label, cancellationToken).ConfigureAwait(false), label);
    }

    /// <inheritdoc/>
    public ValueTask<bool> StartAsync(CancellationToken cancellationToken = default) => _link.Calls.Start(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> StopAsync(CancellationToken cancellationToken = default) => _link.Calls.Stop(cancellationToken);

    /// <inheritdoc/>
    public ValueTask ChangePeriodAsync(TimeSpan period, CancellationToken cancellationToken = default) => _link.Calls.ChangePeriod(period, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TickerSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits and subscriptions of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started
    /// it, or else leaves it ticking.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        _link.Gateway.Close();
        _link.Calls.Unsubscribe();
        return _link.Gateway.DisposeAsync(_owned);
    }
}
