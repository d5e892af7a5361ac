using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the priority queue's actor. Thread-safe.</summary>
/// <remarks>
/// Where there is a gate, a put that waits stands in the actor's state itself: who has the turn decides whether it is taken or given up, and
/// it ends at once. Where there is none, it is an offer, which has to ask.
/// </remarks>
internal sealed partial class PriorityQueueCalls<T>
{
    private readonly Gateway _gateway;
    private readonly Spares<PriorityTicketSlot> _tickets = new();
    private readonly ItemSlots<T> _slots = new();
    private readonly Offers<PriorityTicket?> _offers;
    private readonly Calls<PriorityTicket?> _triedPuts;
    private readonly Calls<PriorityTicket?> _puts;
    private readonly Calls<PriorityTicket?> _timedPuts;
    private readonly Calls<T> _items;
    private readonly Calls<Taken<T>?> _gets;
    private readonly Calls<Taken<T>?> _timedGets;
    private readonly Calls<bool> _answers;
    private readonly Calls<bool> _changes;
    private readonly Calls<PriorityQueueSnapshot> _snapshots;

    public PriorityQueueCalls(Gateway gateway)
    {
        _gateway = gateway;
        _offers = new(gateway, ReadPut, Withdrawal);
        _triedPuts = new(gateway, ReadPut);
        _puts = new(gateway, ReadPut, Withdrawal);
        _timedPuts = new(gateway, ReadPut, Withdrawal, emptyWhenLate: true);
        _items = new(gateway, ReadItem, Withdrawal);
        _gets = new(gateway, ReadTaken, Withdrawal);
        _timedGets = new(gateway, ReadTaken, Withdrawal, emptyWhenLate: true);
        Batches = new(
            gateway, ReadMany, Withdrawal, static (id, ask) => new GetMany(id, ask.Max, ask.Min, ask.Wait), static (id, max) => new Drain(id, max));
        _answers = new(gateway, ReadAnswer);
        _changes = new(gateway, Answers.Of(static (Changed _) => true));
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    /// <summary>Several items in one step.</summary>
    public BatchCalls<T> Batches { get; }

    public ValueTask<PriorityTicket> Put(T item, int priority, CancellationToken cancellationToken)
    {
        var now = _gateway.Turn.Since;
        if (_gateway.Try(new PriorityPutAttempt<T>(item, priority, now), cancellationToken, out PriorityTicket ticket)) return new(ticket);
        return WhenPut(Put(item, priority, now, timeout: null, cancellationToken));
    }

    public ValueTask<PriorityTicket?> TryPut(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        var now = _gateway.Turn.Since;
        if (_gateway.Try(new PriorityPutAttempt<T>(item, priority, now), cancellationToken, out PriorityTicket ticket)) return new(ticket);
        return Put(item, priority, now, timeout, cancellationToken);
    }

    public ValueTask<T> Get(CancellationToken cancellationToken) =>
        _gateway.Try<PriorityGetAttempt<T>, T>(new(), cancellationToken, out var item) ? new(item) : Get(_items, wait: true, timeout: null, cancellationToken);

    public ValueTask<Taken<T>?> TryGet(TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (_gateway.Try<PriorityGetAttempt<T>, T>(new(), cancellationToken, out var item)) return new(new Taken<T>(item));
        return timeout == TimeSpan.Zero
            ? Get(_gets, wait: false, _gateway.CallTimeout, cancellationToken)
            : Get(_timedGets, wait: true, timeout, cancellationToken);
    }

    public ValueTask<bool> Answer<TArgument>(Func<RequestId, TArgument, object> command, TArgument argument, CancellationToken cancellationToken) =>
        _answers.Ask(command, argument, _gateway.CallTimeout, cancellationToken);

    public ValueTask ChangeCapacity(int capacity, CancellationToken cancellationToken) =>
        _changes.AskDone(
            static (id, capacity) => new ChangeCapacity(id, capacity), PriorityQueueSettings.CheckedCapacity(capacity), _gateway.CallTimeout, cancellationToken);

    public ValueTask<PriorityQueueSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Asks for every waiting put back; to be called before the gateway is closed.</summary>
    public void Close() => _offers.Close();

    private ValueTask<PriorityTicket?> Put(T item, int priority, TimeSpan now, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var isWaiting = timeout != TimeSpan.Zero;
        if (_gateway.Turn.IsThere)
        {
            return (isWaiting && timeout is not null ? _timedPuts : _puts).Ask(
                new PriorityPutEntry<T>(_tickets.Take() ?? new(), item, priority, isWaiting, now),
                NewPut, (item, priority), isWaiting ? timeout : _gateway.CallTimeout, cancellationToken);
        }

        return isWaiting ? _offers.Offer(NewPut, (item, priority), timeout, cancellationToken) : PutNow(item, priority, cancellationToken);
    }

    // Answered at once, so it is not given up: the item might be in.
    private ValueTask<PriorityTicket?> PutNow(T item, int priority, CancellationToken cancellationToken) =>
        _triedPuts.Ask(
            static (id, put) => new Put<T>(id, put.item, put.priority, Wait: false), (item, priority), _gateway.CallTimeout, cancellationToken.OnlyIfCancelled());

    // A put that waits is never answered "not now", so this one never gets null.
    private static async ValueTask<PriorityTicket> WhenPut(ValueTask<PriorityTicket?> put) => (await put.ConfigureAwait(false))!.Value;

    private static Put<T> NewPut(RequestId id, (T Item, int Priority) put) => new(id, put.Item, put.Priority);

    private ValueTask<TResult> Get<TResult>(Calls<TResult> gets, bool wait, TimeSpan? timeout, CancellationToken cancellationToken) =>
        _gateway.Turn.IsThere
            ? gets.Ask(new PriorityGetEntry<T>(_slots.Take(), wait, _gateway.Turn.Since), NewGet, wait, timeout, cancellationToken)
            : gets.Ask(NewGet, wait, timeout, cancellationToken);

    private static Get NewGet(RequestId id, bool wait) => new(id, wait);
}
