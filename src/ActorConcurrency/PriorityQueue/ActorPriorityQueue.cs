using System.Collections.Immutable;
using Akka.Actor;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>A priority queue that is an actor: highest first, stable among equals, bounded and ageing if so set.</summary>
/// <remarks>
/// <para>A wait that ends early (token, timeout, disposal) has put or taken nothing: the actor's turn decides. Only by message, an item that is
/// on its way to a get is returned to its place, and a put asks for its item back and ends as the actor says. If the actor fails, waits and
/// requests in flight end with <see cref="OutcomeUnknownException"/>, later ones with <see cref="StoppedException"/>; the items are gone.</para>
/// <para>Getters are served first come, first served. Putters at a full queue enter by importance, so that an urgent item does not wait behind others.</para>
/// <para>With a comparer, items of equal priority are ordered by it, the greater first; then everything goes by messages, and the comparer runs on the thread
/// pool, in the actor's turn. What it throws is thrown by the put, or the change of a priority, whose item was to find its place, and nothing is changed; gets
/// compare nothing. A comparer that contradicts itself makes an odd order; no item is lost.</para>
/// <para>Cost: while the actor is idle, a put and a get allocate nothing; by message they are five. Every step is logarithmic in the length of
/// the queue, changing a priority too, but that the first change since the queue was empty looks at all that is in it. If it is an actor's own
/// messages that are to be handled by importance, <see cref="HigherFirstMailbox"/> does it without a queue beside it. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type. Items are not copied, and exempt from the rule that messages are serialisable.</typeparam>
public class ActorPriorityQueue<T> : IPriorityQueue<T>, IRenewable
{
    private readonly Link<PriorityQueueCalls<T>> _link;
    private readonly bool _owned;

    private ActorPriorityQueue(IActorRef actor, PriorityQueueSettings settings, TimeProvider? time, bool owned)
    {
        _owned = owned;
        _link = new(
            actor,
            actor => Gateway.Open(
                actor, "priority queue", settings.CallTimeout, time, settings.GateFirst ? typeof(PriorityQueueCore<T>) : null, incarnations: settings.Incarnations),
            static gateway => new(gateway));
    }

    /// <summary>The same handle once more: a container makes a generic service by its type, and not by a factory.</summary>
    internal ActorPriorityQueue(ActorPriorityQueue<T> shared) => (_link, _owned) = (shared._link, shared._owned);

    /// <summary>The actor behind the handle; it understands <see cref="PriorityQueueProtocol"/>.</summary>
    public IActorRef Actor => _link.Gateway.Target;

    ILink IRenewable.Link => _link;

    /// <summary>Starts a priority queue's actor and gives a handle that owns it.</summary>
    /// <param name="factory">Where to start it: an actor system, or an actor's context, whose child it becomes.</param>
    /// <param name="settings">What can be set; null: what the system's configuration says.</param>
    /// <param name="name">The actor's name; null: one is made up.</param>
    /// <param name="timeProvider">The clock of timeouts, ages and ageing; null: that of the actor system, which its scheduler drives.</param>
    /// <param name="comparer">Orders items of equal priority, the greater first; equals for it too are got in the order of their puts, as all are with null, the default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="ArgumentException">There are a comparer and an ageing.</exception>
    public static ActorPriorityQueue<T> Start(
        IActorRefFactory factory, PriorityQueueSettings? settings = null, string? name = null, TimeProvider? timeProvider = null, IComparer<T>? comparer = null)
    {
        var configured = settings ?? PriorityQueueSettings.Read(factory);
        RecipeConfig.Of(factory);
        return new(factory.ActorOf(Props(configured, timeProvider, comparer), name), configured, timeProvider, owned: true);
    }

    /// <summary>Gives a handle to a priority queue's actor that somebody else owns: disposing the handle leaves the actor running.</summary>
    /// <param name="queue">The actor, of a queue of the same type of items; with any other, puts and gets throw <see cref="InvalidOperationException"/> and change nothing.</param>
    /// <param name="settings">What can be set; only the timeout is used. Null: what the system's configuration says.</param>
    /// <param name="timeProvider">The clock of the timeouts; null: that of the actor system, which its scheduler drives.</param>
    /// <exception cref="ArgumentException"><paramref name="queue"/> is nobody.</exception>
    public static ActorPriorityQueue<T> Attach(IActorRef queue, PriorityQueueSettings? settings = null, TimeProvider? timeProvider = null) =>
        new(queue, (settings ?? PriorityQueueSettings.Read(queue)).Checked(), timeProvider, owned: false);

    /// <summary>How to make a priority queue's actor, for those who start it themselves. Its system must know the block
    /// <c>actor-concurrency</c>: reading <see cref="PriorityQueueSettings.Read(IActorRefFactory)"/> once sees to that.</summary>
    /// <param name="settings">What can be set.</param>
    /// <param name="timeProvider">The clock of ages and ageing; null: that of the actor system, which its scheduler drives.</param>
    /// <param name="comparer">As of <see cref="Start"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    /// <exception cref="ArgumentException">There are a comparer and an ageing.</exception>
    public static Props Props(PriorityQueueSettings settings, TimeProvider? timeProvider = null, IComparer<T>? comparer = null)
    {
        settings.Checked();
        ComparerAndAgeing.Check(comparer, settings.Ageing);
        return Akka.Actor.Props.Create(() => new PriorityQueueActor<T>(settings, timeProvider, comparer)).WithDispatcher(RecipeConfig.Dispatcher);
    }

    /// <inheritdoc/>
    public ValueTask<PriorityTicket> PutAsync(T item, int priority, CancellationToken cancellationToken = default) =>
        _link.Calls.Put(item, priority, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PriorityTicket?> TryPutAsync(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken = default) =>
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
    public ValueTask<bool> ReprioritizeAsync(PriorityTicket ticket, int priority, CancellationToken cancellationToken = default) =>
        _link.Calls.Answer(static (id, change) => new Reprioritize(id, change.ticket, change.priority), (ticket, priority), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RemoveAsync(PriorityTicket ticket, CancellationToken cancellationToken = default) =>
        _link.Calls.Answer(static (id, ticket) => new Remove(id, ticket), ticket, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ChangeCapacityAsync(int capacity, CancellationToken cancellationToken = default) => _link.Calls.ChangeCapacity(capacity, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PriorityQueueSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => _link.Calls.Snapshot(cancellationToken);

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
