using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the work queue's actor. Thread-safe.</summary>
/// <remarks>
/// Where there is a gate, a put that waits stands in the actor's state itself: who has the turn decides whether it is taken or given up, and
/// it ends at once. Where there is none, it is an offer, which has to ask.
/// </remarks>
internal sealed partial class WorkQueueCalls<T>
{
    private readonly Gateway _gateway;
    private readonly ItemSlots<T> _slots = new();
    private readonly Offers<bool> _offers;
    private readonly Calls<bool> _triedPuts;
    private readonly Calls<bool> _puts;
    private readonly Calls<bool> _timedPuts;
    private readonly Calls<T> _items;
    private readonly Calls<Taken<T>?> _gets;
    private readonly Calls<Taken<T>?> _timedGets;
    private readonly Calls<WorkDelivery<T>?> _deliveries;
    private readonly Calls<WorkDelivery<T>?> _timedDeliveries;
    private readonly Calls<bool> _joins;
    private readonly Calls<bool> _timedJoins;
    private readonly Calls<bool> _commands;
    private readonly Calls<WorkQueueSnapshot> _snapshots;

    public WorkQueueCalls(Gateway gateway)
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
        _deliveries = new(gateway, ReadDelivery, Withdrawal);
        _timedDeliveries = new(gateway, ReadDelivery, Withdrawal, emptyWhenLate: true);
        _joins = new(gateway, ReadJoined, Withdrawal);
        _timedJoins = new(gateway, ReadJoined, Withdrawal, emptyWhenLate: true);
        _commands = new(gateway, ReadDone);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    /// <summary>Several items in one step.</summary>
    public BatchCalls<T> Batches { get; }

    public ValueTask Put(T item, int priority, CancellationToken cancellationToken)
    {
        if (_gateway.Try(new PutAttempt<T>(item, priority), cancellationToken, out bool _)) return default;
        return _gateway.Turn.IsThere
            ? _puts.AskDone(NewPut(item, priority, wait: true), NewPut, (item, priority), timeout: null, cancellationToken)
            : WhenDone(_offers.Offer(NewPut, (item, priority), timeout: null, cancellationToken));
    }

    public ValueTask<bool> TryPut(T item, int priority, TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (_gateway.Try(new PutAttempt<T>(item, priority), cancellationToken, out bool _)) return new(true);
        var isWaiting = timeout != TimeSpan.Zero;
        if (_gateway.Turn.IsThere)
        {
            return (isWaiting ? _timedPuts : _puts).Ask(
                NewPut(item, priority, isWaiting), NewPut, (item, priority), isWaiting ? timeout : _gateway.CallTimeout, cancellationToken);
        }

        return isWaiting ? _offers.Offer(NewPut, (item, priority), timeout, cancellationToken) : PutNow(item, priority, cancellationToken);
    }

    public ValueTask<T> Get(CancellationToken cancellationToken)
    {
        if (_gateway.Try<GetAttempt<T>, T>(new(), cancellationToken, out var item)) return new(item);
        return Get(_items, wait: true, timeout: null, cancellationToken);
    }

    public ValueTask<Taken<T>?> TryGet(TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        if (_gateway.Try<GetAttempt<T>, T>(new(), cancellationToken, out var item)) return new(new Taken<T>(item));
        return timeout == TimeSpan.Zero
            ? Get(_gets, wait: false, _gateway.CallTimeout, cancellationToken)
            : Get(_timedGets, wait: true, timeout, cancellationToken);
    }

    public ValueTask<WorkDelivery<T>?> Deliver(RequestId session, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit) WaitLimit.Checked(limit);
        if (_gateway.Try(new LendAttempt<T>(session, _gateway.Turn.Since, _gateway), cancellationToken, out WorkDelivery<T> delivery))
            return new(delivery);
        return timeout == TimeSpan.Zero
            ? _deliveries.Ask(static (id, session) => new Get(id, Wait: false, session), session, _gateway.CallTimeout, cancellationToken)
            : (timeout is null ? _deliveries : _timedDeliveries).Ask(
                static (id, session) => new Get(id, Wait: true, session), session, timeout, cancellationToken);
    }

    public ValueTask TaskDone(CancellationToken cancellationToken)
    {
        if (_gateway.Try(new DoneAttempt<T>(), cancellationToken, out bool _)) return default;
        return _commands.AskDone(new DoneEntry<T>(), static (id, _) => new TaskDone(id), 0, _gateway.CallTimeout, cancellationToken);
    }

    public ValueTask Shutdown(bool immediate, CancellationToken cancellationToken) =>
        _commands.AskDone(static (id, immediate) => new Shutdown(id, immediate), immediate, _gateway.CallTimeout, cancellationToken);

    public ValueTask ChangeCapacity(int capacity, CancellationToken cancellationToken) =>
        _commands.AskDone(
            static (id, capacity) => new ChangeCapacity(id, capacity), WorkQueueSettings.CheckedCapacity(capacity), _gateway.CallTimeout, cancellationToken);

    public ValueTask Join(bool forGood, CancellationToken cancellationToken) =>
        _joins.AskDone(static (id, forGood) => new Join(id, forGood), forGood, timeout: null, cancellationToken);

    public ValueTask<bool> TryJoin(TimeSpan timeout, CancellationToken cancellationToken)
    {
        WaitLimit.Checked(timeout);
        return timeout == TimeSpan.Zero
            ? _joins.Ask(static (id, _) => new Join(id, Wait: false), 0, _gateway.CallTimeout, cancellationToken)
            : _timedJoins.Ask(static (id, _) => new Join(id), 0, timeout, cancellationToken);
    }

    public ValueTask<WorkQueueSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Opens a session; its owner is watched before the session gets anything.</summary>
    public RequestId OpenSession(string label, IActorRef? owner)
    {
        var session = _gateway.NewId();
        _gateway.Tell(new OpenSession(session, label, owner));
        return session;
    }

    public Task CloseSession(RequestId session) => _commands.CloseSession(static (id, session) => new CloseSession(id, session), session);

    /// <summary>Asks for every waiting put back; to be called before the gateway is closed.</summary>
    public void Close() => _offers.Close();

    private PutEntry<T> NewPut(T item, int priority, bool wait) => new(item, priority, wait, _gateway.Turn.Since);

    private static Put<T> NewPut(RequestId id, (T Item, int Priority) put) => new(id, put.Item, put.Priority);

    // Answered at once, so it is not given up: the item might be in.
    private ValueTask<bool> PutNow(T item, int priority, CancellationToken cancellationToken) =>
        _triedPuts.Ask(
            static (id, put) => new Put<T>(id, put.item, put.priority, Wait: false), (item, priority), _gateway.CallTimeout, cancellationToken.OnlyIfCancelled());

    private static async ValueTask WhenDone(ValueTask<bool> offer) => await offer.ConfigureAwait(false);

    // A request that waits is never answered "not now", so one without a timeout never gives the default value for "nothing".
    private ValueTask<TResult> Get<TResult>(Calls<TResult> gets, bool wait, TimeSpan? timeout, CancellationToken cancellationToken) =>
        _gateway.Turn.IsThere
            ? gets.Ask(new GetEntry<T>(_slots.Take(), wait, _gateway.Turn.Since), NewGet, wait, timeout, cancellationToken)
            : gets.Ask(NewGet, wait, timeout, cancellationToken);

    private static Get NewGet(RequestId id, bool wait) => new(id, wait);
}
