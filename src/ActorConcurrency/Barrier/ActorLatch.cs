using Akka.Actor;

namespace ActorConcurrency;

/// <summary>A latch that is an actor: waits pass in the order of asking, and count, wait and reset cannot come in between each other.</summary>
/// <remarks>
/// <para>If the actor fails, waits and requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>.</para>
/// <para>Cost: while the actor is idle, a wait for an open latch allocates nothing, and one that waits stands in its state without a message; a signal is a
/// message that is carried out on the caller's thread. Thread-safe.</para>
/// </remarks>
public sealed class ActorLatch : ILatch, IRenewable
{
    private readonly Link<LatchCalls> _link;
    private readonly bool _owned;

    private ActorLatch(IActorRef actor, LatchSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "latch", settings.CallTimeout, time, settings.GateFirst ? typeof(LatchCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="LatchProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a latch's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorLatch Start(
        IActorRefFactory factory, LatchSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? LatchSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a latch's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="actor"/> is nobody.</exception>
    public static ActorLatch Attach(IActorRef actor, LatchSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(actor, (settings ?? LatchSettings.Read(actor)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a latch's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="LatchSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(LatchSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new LatchActor(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<int> SignalAsync(int count = 1, CancellationToken cancellationToken = default) => _link.Calls.Signal(count, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> AddAsync(int count = 1, CancellationToken cancellationToken = default) => RemainingAsync(_link.Calls.Add(count, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(int count = 1, CancellationToken cancellationToken = default) => IsAddedAsync(_link.Calls.Add(count, cancellationToken));

    /// <inheritdoc/>
    public ValueTask ResetAsync(int? count = null, CancellationToken cancellationToken = default) => _link.Calls.Reset(count, cancellationToken);

    /// <inheritdoc/>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default) => _link.Calls.Wait(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryWaitAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _link.Calls.TryWait(timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LatchSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, or else
    /// leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);

    private static async ValueTask<int> RemainingAsync(ValueTask<int?> added) => await added.ConfigureAwait(false) ?? throw LatchRefusals.IsOpen();

    private static async ValueTask<bool> IsAddedAsync(ValueTask<int?> added) => await added.ConfigureAwait(false) is not null;
}
