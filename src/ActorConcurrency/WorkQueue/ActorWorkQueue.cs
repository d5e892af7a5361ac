using System.Collections.Immutable;
using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>A queue that is an actor: first come, first served, and it knows who works on what.</summary>
/// <remarks>
/// <para>A wait that ends early (token, timeout, disposal) has put or taken nothing: the actor's turn decides. Only by message, an item that is
/// on its way to a get is returned to its place, and a put asks for its item back and ends as the actor says. If the actor fails, waits and
/// requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>; the items are gone.</para>
/// <para>A session's deliveries return when the session ends, by disposal or with the actor that owns it, at their old places, to a full
/// queue too. What is dropped is published on the system's event stream as a <see cref="DroppedItem"/>.</para>
/// <para>Cost: while the actor is idle, a put, a get and the end of the work allocate nothing; by message they are five messages, and no temporary
/// actor. Where nobody has to know who works on what, <see cref="System.Threading.Channels.Channel{T}"/> is smaller. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type. Items are not copied, and exempt from the rule that messages are serialisable.</typeparam>
public class ActorWorkQueue<T> : IOwnedWorkQueue<T>, IRenewable
{
    private readonly Link<WorkQueueCalls<T>> _link;
    private readonly bool _owned;

    internal ActorWorkQueue(IActorRef actor, WorkQueueSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "queue", settings.CallTimeout, time, settings.GateFirst ? typeof(WorkQueueCore<T>) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The same handle once more: a container makes a generic service by its type, and not by a factory.</summary>
    internal ActorWorkQueue(ActorWorkQueue<T> shared) => (_link, _owned) = (shared._link, shared._owned);

    /// <summary>The actor behind the handle; it understands <see cref="WorkQueueProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a work queue's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts and ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static ActorWorkQueue<T> Start(
        IActorRefFactory factory, WorkQueueSettings? settings = null, string? name = null, TimeProvider? timeProvider = null)
    {
        var configured = settings ?? WorkQueueSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a work queue's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="queue">The actor, of a queue of the same type of items; with any other, puts and gets throw <see cref="InvalidOperationException"/> and change nothing.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is nobody.</exception>
    public static ActorWorkQueue<T> Attach(IActorRef queue, WorkQueueSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(queue, (settings ?? WorkQueueSettings.Read(queue)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a work queue's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="WorkQueueSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public static Props Props(WorkQueueSettings settings, TimeProvider? timeProvider = null)
    {
        settings.Checked();
        return Akka.Actor.Props.Create(() => new WorkQueueActor<T>(settings, timeProvider)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask PutAsync(T item, int priority = 0, CancellationToken cancellationToken = default) =>
        _link.Calls.Put(item, priority, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryPutAsync(T item, TimeSpan timeout, int priority = 0, CancellationToken cancellationToken = default) =>
        _link.Calls.TryPut(item, priority, timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<T> GetAsync(CancellationToken cancellationToken = default) => _link.Calls.Get(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Taken<T>?> TryGetAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
        _link.Calls.TryGet(timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<T>> GetManyAsync(int max, int min = 1, CancellationToken cancellationToken = default) =>
        _link.Calls.Batches.GetMany(max, min, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<T>> TryGetManyAsync(int max, TimeSpan timeout, int min = 1, CancellationToken cancellationToken = default) =>
        _link.Calls.Batches.TryGetMany(max, min, timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<T>> DrainAsync(int max = int.MaxValue, CancellationToken cancellationToken = default) =>
        _link.Calls.Batches.Drain(max, cancellationToken);

    /// <inheritdoc/>
    public ValueTask TaskDoneAsync(CancellationToken cancellationToken = default) => _link.Calls.TaskDone(cancellationToken);

    /// <inheritdoc/>
    public ValueTask JoinAsync(CancellationToken cancellationToken = default) => _link.Calls.Join(forGood: false, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> TryJoinAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _link.Calls.TryJoin(timeout, cancellationToken);

    /// <inheritdoc/>
    public ValueTask CompletionAsync(CancellationToken cancellationToken = default) => _link.Calls.Join(forGood: true, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ShutdownAsync(bool immediate = false, CancellationToken cancellationToken = default) =>
        _link.Calls.Shutdown(immediate, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default) => _link.Calls.ChangeCapacity(capacity, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WorkQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

    /// <inheritdoc cref="IOwnedWorkQueue{T}.OpenSession"/>
    public ActorWorkQueueSession<T> OpenSession(string label) => OpenSession(label, owner: null);

    IWorkQueueSession<T> IOwnedWorkQueue<T>.OpenSession(string label) => OpenSession(label, owner: null);

    /// <summary>Opens a session that an actor owns: the actor's end closes it, as a disposal does.</summary>
    /// <param name="label">A name for snapshots and logs.</param>
    /// <param name="owner">The actor; null: only disposal closes the session.</param>
    /// <returns>The session; dispose it when the worker stops before its owner's end.</returns>
    /// <exception cref="ArgumentException"><paramref name="label"/> is empty.</exception>
    public ActorWorkQueueSession<T> OpenSession(string label, IActorRef? owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        var calls = _link.Calls;
        return new ActorWorkQueueSession<T>(calls, calls.OpenSession(label, owner), label);
    }

    /// <summary>
    /// Ends the waits of this handle with <see cref="StoppedException"/>; then stops the actor, if this handle started it, and with it
    /// whatever is queued, or else leaves it running.
    /// </summary>
    /// <returns>A task that completes once the actor has ended and its name is free, or at once.</returns>
    public ValueTask DisposeAsync()
    {
        _link.Calls.Close();
        return _link.Gateway.DisposeAsync(_owned);
    }
}
