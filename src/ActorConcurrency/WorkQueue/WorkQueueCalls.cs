using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its sessions ask of the work queue's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class WorkQueueCalls<T>
{
    private readonly Gateway _gateway;
    private readonly Offers<bool> _puts;
    private readonly Calls<bool> _triedPuts;
    private readonly Calls<T> _items;
    private readonly Calls<Taken<T>?> _gets;
    private readonly Calls<Taken<T>?> _timedGets;
    private readonly Calls<IDelivery<T>?> _deliveries;
    private readonly Calls<IDelivery<T>?> _timedDeliveries;
    private readonly Calls<bool> _joins;
    private readonly Calls<bool> _commands;
    private readonly Calls<WorkQueueSnapshot> _snapshots;

    public WorkQueueCalls(Gateway gateway, TimeProvider time)
    {
        _gateway = gateway;
        _puts = new(gateway, ReadPut, Withdrawal, time);
        _triedPuts = new(gateway, ReadPut);
        _items = new(gateway, ReadItem, Withdrawal);
        _gets = new(gateway, ReadTaken, Withdrawal);
        _timedGets = new(gateway, ReadTaken, Withdrawal, emptyWhenLate: true);
        _deliveries = new(gateway, ReadDelivery, Withdrawal);
        _timedDeliveries = new(gateway, ReadDelivery, Withdrawal, emptyWhenLate: true);
        _joins = new(gateway, ReadDone, Withdrawal);
        _commands = new(gateway, ReadDone);
        _snapshots = new(gateway, ReadSnapshot);
    }

    public ValueTask<bool> Put(T item, int priority, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit) WaitLimit.Checked(limit);
        return timeout == TimeSpan.Zero
            ? PutNow(item, priority, cancellationToken)
            : _puts.Offer(static (id, put) => new Put<T>(id, put.item, put.priority), (item, priority), timeout, cancellationToken);
    }

    // Answered at once, so it is not given up: the item might be in.
    private ValueTask<bool> PutNow(T item, int priority, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<bool>(cancellationToken)
            : _triedPuts.Ask(
                static (id, put) => new Put<T>(id, put.item, put.priority, Wait: false), (item, priority), _gateway.CallTimeout, CancellationToken.None);

    // A request that waits is never answered "not now", so this one never gives the default value for "nothing".
    public ValueTask<T> Get(CancellationToken cancellationToken) =>
        _items.Ask(static (id, _) => new Get(id), 0, timeout: null, cancellationToken);

    public ValueTask<Taken<T>?> TryGet(TimeSpan timeout, CancellationToken cancellationToken) =>
        Get(_gets, _timedGets, session: null, timeout, cancellationToken);

    public ValueTask<IDelivery<T>?> Deliver(RequestId session, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Get(_deliveries, _timedDeliveries, session, timeout, cancellationToken);

    public ValueTask TaskDone(CancellationToken cancellationToken) => Do(static (id, _) => new TaskDone(id), false, cancellationToken);

    public ValueTask Shutdown(bool immediate, CancellationToken cancellationToken) =>
        Do(static (id, immediate) => new Shutdown(id, immediate), immediate, cancellationToken);

    public ValueTask Join(bool forGood, CancellationToken cancellationToken) =>
        _joins.AskDone(static (id, forGood) => new Join(id, forGood), forGood, timeout: null, cancellationToken);

    public ValueTask<WorkQueueSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    public Task CloseSession(RequestId session) => _commands.CloseSession(static (id, session) => new CloseSession(id, session), session);

    public void Tell(object message) => _gateway.TellLate(message);

    /// <summary>Asks for every waiting put back; to be called before the gateway is closed.</summary>
    public void Close() => _puts.Close();

    private ValueTask<TResult> Get<TResult>(
        Calls<TResult> gets, Calls<TResult> timedGets, RequestId? session, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit) WaitLimit.Checked(limit);
        return timeout == TimeSpan.Zero
            ? gets.Ask(static (id, session) => new Get(id, Wait: false, session), session, _gateway.CallTimeout, cancellationToken)
            : (timeout is null ? gets : timedGets).Ask(static (id, session) => new Get(id, Wait: true, session), session, timeout, cancellationToken);
    }

    private ValueTask Do<TArgument>(Func<RequestId, TArgument, object> command, TArgument argument, CancellationToken cancellationToken) =>
        _commands.AskDone(command, argument, _gateway.CallTimeout, cancellationToken);

    private static Withdraw Withdrawal(RequestId id) => new(id);

    private static Exception? ReadPut(IReply reply, out bool accepted)
    {
        accepted = reply is Accepted;
        return accepted || reply is Refused { Reason: WorkQueueRefusal.NotNow or WorkQueueRefusal.Withdrawn } ? null : Failure(reply);
    }

    // Read only for the caller who gets it: whatever meets a cancellation is not accepted, and so returned by the withdrawal.
    private Exception? ReadItem(IReply reply, out T item)
    {
        item = default!;
        if (reply is not Delivered<T> delivered) return NothingDelivered(reply);
        item = delivered.Item;
        Tell(new Accept(delivered.Id));
        return null;
    }

    private Exception? ReadTaken(IReply reply, out Taken<T>? taken)
    {
        var failure = ReadItem(reply, out var item);
        taken = reply is Delivered<T> ? new Taken<T>(item) : null;
        return failure;
    }

    private Exception? ReadDelivery(IReply reply, out IDelivery<T>? delivery)
    {
        delivery = reply is Delivered<T> delivered ? new ActorDelivery<T>(this, delivered) : null;
        return delivery is null ? NothingDelivered(reply) : null;
    }

    // An item of another type goes back: nobody here could ever report what became of it.
    private Exception? NothingDelivered(IReply reply)
    {
        if (reply is Refused { Reason: WorkQueueRefusal.NotNow }) return null;
        if (reply is not IDelivered) return Failure(reply);
        Tell(new Withdraw(reply.Id));
        return WrongType("the item was returned");
    }

    private static Exception? ReadDone(IReply reply, out bool done)
    {
        done = reply is Counted or Joined;
        return done ? null : Failure(reply);
    }

    private static Exception? ReadSnapshot(IReply reply, out WorkQueueSnapshot snapshot)
    {
        if (reply is not Snapshot answer) return Gateway.Unexpected(reply, out snapshot);
        snapshot = answer.State;
        return null;
    }

    private static Exception Failure(IReply reply) => reply switch
    {
        Refused { Reason: WorkQueueRefusal.ShutDown } => new QueueShutDownException(),
        Refused { Reason: WorkQueueRefusal.TooOften } => new InvalidOperationException(
            "TaskDoneAsync was called more often than items were got without a session. Call it once per item; a delivery of a session is reported by its Done."),
        Refused { Reason: WorkQueueRefusal.SessionClosed } => new StoppedException("The session is closed; nothing was taken. Open a new one."),
        Refused { Reason: WorkQueueRefusal.WrongType } => WrongType("nothing was put"),
        _ => Gateway.Unexpected(reply, out bool _),
    };

    private static InvalidOperationException WrongType(string consequence) => new($"The queue is not one of {typeof(T)}; {consequence}.");
}
