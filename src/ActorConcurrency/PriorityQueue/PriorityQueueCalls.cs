using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency;

/// <summary>What a handle asks of the priority queue's actor, and what the answers mean to the caller. Thread-safe.</summary>
internal sealed class PriorityQueueCalls<T>
{
    private readonly Gateway _gateway;
    private readonly Offers<PriorityTicket?> _puts;
    private readonly Calls<PriorityTicket?> _triedPuts;
    private readonly Calls<Taken<T>?> _gets;
    private readonly Calls<Taken<T>?> _timedGets;
    private readonly Calls<bool> _answers;
    private readonly Calls<PriorityQueueSnapshot> _snapshots;

    public PriorityQueueCalls(Gateway gateway, TimeProvider time)
    {
        _gateway = gateway;
        _puts = new(gateway, ReadPut, Withdrawal, time);
        _triedPuts = new(gateway, ReadPut);
        _gets = new(gateway, ReadItem, Withdrawal);
        _timedGets = new(gateway, ReadItem, Withdrawal, emptyWhenLate: true);
        _answers = new(gateway, ReadAnswer);
        _snapshots = new(gateway, ReadSnapshot);
    }

    public ValueTask<PriorityTicket?> Put(T item, int priority, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit) WaitLimit.Checked(limit);
        return timeout == TimeSpan.Zero
            ? PutNow(item, priority, cancellationToken)
            : _puts.Offer(static (id, put) => new Put<T>(id, put.item, put.priority), (item, priority), timeout, cancellationToken);
    }

    // Answered at once, so it is not given up: the item might be in.
    private ValueTask<PriorityTicket?> PutNow(T item, int priority, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<PriorityTicket?>(cancellationToken)
            : _triedPuts.Ask(
                static (id, put) => new Put<T>(id, put.item, put.priority, Wait: false), (item, priority), _gateway.CallTimeout, CancellationToken.None);

    public ValueTask<Taken<T>?> Get(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit) WaitLimit.Checked(limit);
        return timeout == TimeSpan.Zero
            ? _gets.Ask(static (id, _) => new Get(id, Wait: false), 0, _gateway.CallTimeout, cancellationToken)
            : (timeout is null ? _gets : _timedGets).Ask(static (id, _) => new Get(id), 0, timeout, cancellationToken);
    }

    public ValueTask<bool> Answer<TArgument>(Func<RequestId, TArgument, object> command, TArgument argument, CancellationToken cancellationToken) =>
        _answers.Ask(command, argument, _gateway.CallTimeout, cancellationToken);

    public ValueTask<PriorityQueueSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Asks for every waiting put back; to be called before the gateway is closed.</summary>
    public void Close() => _puts.Close();

    private static Withdraw Withdrawal(RequestId id) => new(id);

    private static Exception? ReadPut(IReply reply, out PriorityTicket? ticket)
    {
        ticket = (reply as Accepted)?.Ticket;
        return ticket is not null || reply is Refused { Reason: PriorityQueueRefusal.NotNow or PriorityQueueRefusal.Withdrawn } ? null : Failure(reply);
    }

    // Read only for the caller who gets it: whatever meets a cancellation is not accepted, and so returned by the withdrawal.
    private Exception? ReadItem(IReply reply, out Taken<T>? taken)
    {
        taken = null;
        if (reply is not Delivered<T> delivered) return NothingDelivered(reply);
        taken = new Taken<T>(delivered.Item);
        _gateway.TellLate(new Accept(delivered.Id));
        return null;
    }

    // An item of another type goes back to its place.
    private Exception? NothingDelivered(IReply reply)
    {
        if (reply is Refused { Reason: PriorityQueueRefusal.NotNow }) return null;
        if (reply is not IDelivered) return Failure(reply);
        _gateway.TellLate(new Withdraw(reply.Id));
        return WrongType("the item was returned");
    }

    private static Exception? ReadAnswer(IReply reply, out bool found)
    {
        if (reply is not Answered answer) return Gateway.Unexpected(reply, out found);
        found = answer.Found;
        return null;
    }

    private static Exception? ReadSnapshot(IReply reply, out PriorityQueueSnapshot snapshot)
    {
        if (reply is not Snapshot answer) return Gateway.Unexpected(reply, out snapshot);
        snapshot = answer.State;
        return null;
    }

    private static Exception Failure(IReply reply) => reply is Refused { Reason: PriorityQueueRefusal.WrongType }
        ? WrongType("nothing was put")
        : Gateway.Unexpected(reply, out bool _);

    private static InvalidOperationException WrongType(string consequence) => new($"The queue is not one of {typeof(T)}; {consequence}.");
}
