using Akka.Actor;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency;

/// <summary>A counter that is an actor: changes are messages, so none is lost and no caller ever blocks another.</summary>
/// <remarks>
/// <para>Changes of one caller are applied in the order of its calls. If the actor fails, requests in flight end with
/// <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>, and changes without waiting are lost in silence.</para>
/// <para>Cost: while the actor is idle, a change is done on the caller's thread and allocates nothing; while it is busy, it is a message. Where all
/// that is needed is a number, <see cref="Interlocked"/> is faster by far. Thread-safe.</para>
/// </remarks>
public sealed class ActorCounter : ICounter, IRenewable
{
    private static readonly Add AddOne = new(1);
    private static readonly Subtract SubtractOne = new(1);

    private readonly Link<CounterCalls> _link;
    private readonly bool _owned;

    private ActorCounter(IActorRef actor, CounterSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "counter", settings.CallTimeout, time, settings.GateFirst ? typeof(CounterCore) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The actor behind the handle; it understands <see cref="CounterProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a counter's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorCounter Start(
        IActorRefFactory factory, CounterSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        settings ??= CounterSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(settings), name), settings, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a counter's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="counter">The actor.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="counter"/> is nobody.</exception>
    public static ActorCounter Attach(IActorRef counter, CounterSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(counter, (settings ?? CounterSettings.Read(counter)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a counter's actor, for those who start it themselves. Its system must know the block <c>actor-concurrency</c>:
    /// reading <see cref="CounterSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(CounterSettings settings)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new CounterActor(settings)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A million messages wait for the actor already. Nothing was done.</exception>
    public void Increment(long delta = 1)
    {
        var gateway = _link.Gateway;
        if (!gateway.IsOver && !gateway.Turn.TryDo(new AddStep(delta, 1))) gateway.Tell(delta == 1 ? AddOne : new Add(delta));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A million messages wait for the actor already. Nothing was done.</exception>
    public void Decrement(long delta = 1)
    {
        var gateway = _link.Gateway;
        if (!gateway.IsOver && !gateway.Turn.TryDo(new AddStep(delta, -1))) gateway.Tell(delta == 1 ? SubtractOne : new Subtract(delta));
    }

    /// <inheritdoc/>
    public ValueTask IncrementAsync(long delta = 1, CancellationToken cancellationToken = default) =>
        TryAdd(delta, 1, cancellationToken, out _) ? default : _link.Calls.Add(delta, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DecrementAsync(long delta = 1, CancellationToken cancellationToken = default) =>
        TryAdd(delta, -1, cancellationToken, out _)
            ? default
            : _link.Calls.Subtract(delta, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> AddAndGetAsync(long delta, CancellationToken cancellationToken = default) =>
        TryAdd(delta, 1, cancellationToken, out var value)
            ? new(value)
            : _link.Calls.AddAndGet(delta, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> CompareAndSetAsync(long expected, long update, CancellationToken cancellationToken = default) =>
        _link.Gateway.Try(new CompareAttempt(expected, update), cancellationToken, out bool set) ? new(set) : _link.Calls.CompareAndSet(expected, update, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> GetAndSetAsync(long update, CancellationToken cancellationToken = default) =>
        _link.Gateway.Try(new SetAttempt(update), cancellationToken, out long previous) ? new(previous) : _link.Calls.GetAndSet(update, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long?> TryAddAsync(
        long delta, long least = long.MinValue, long most = long.MaxValue, CancellationToken cancellationToken = default) =>
        _link.Calls.TryAdd(delta, least, most, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> WaitUntilAtLeastAsync(long bound, CancellationToken cancellationToken = default) =>
        _link.Calls.WaitUntil(new(bound, Upwards: true), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long?> TryWaitUntilAtLeastAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWaitUntil(new(bound, Upwards: true), timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> WaitUntilAtMostAsync(long bound, CancellationToken cancellationToken = default) =>
        _link.Calls.WaitUntil(new(bound, Upwards: false), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long?> TryWaitUntilAtMostAsync(long bound, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryWaitUntil(new(bound, Upwards: false), timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> ValueAsync(CancellationToken cancellationToken = default) =>
        _link.Gateway.Try(new ReadAttempt(), cancellationToken, out long value) ? new(value) : _link.Calls.Value(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CounterSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) =>
        _link.Calls.Snapshot(cancellationToken);

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, after the changes that are
    /// on their way, or else leaves it running. Later calls throw <see cref="StoppedException"/>.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free.</returns>
    public ValueTask DisposeAsync() => _link.Gateway.DisposeAsync(_owned);

    private bool TryAdd(long delta, int sign, CancellationToken cancellationToken, out long value) => _link.Gateway.Try(new AddAttempt(delta, sign), cancellationToken, out value);
}
