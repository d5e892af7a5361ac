using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>What is done without a message: by attempts, which do it at once or change nothing, and by operations, which may wait in here.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    // An operation needs no id, so they all get the same answer.
    private static readonly Accepted IsAccepted = new(default);
    private static readonly Counted IsCounted = new(default);
    private static readonly Refused IsNotNow = new(default, WorkQueueRefusal.NotNow);
    private static readonly Refused IsShutDown = new(default, WorkQueueRefusal.ShutDown);
    private static readonly Refused IsTooOften = new(default, WorkQueueRefusal.TooOften);

    private readonly Stack<WorkQueueLease<T>> _spareLeases = new();
    private long _lastLease;

    /// <summary>Puts an item, if it need not wait, and nobody gets it whose time counts.</summary>
    public bool TryPut(T item, int priority, List<(TAddress To, IReply Reply)> replies)
    {
        if (_ledger.IsShutDown || _backlog.IsFull) return false;
        var isAwaited = _getters.Count > 0;
        if (isAwaited && _getters.TryPeek(out _, out var first) && first.Operation is null) return false;
        _backlog.Put(item, priority);
        if (isAwaited) Settle(TimeSpan.Zero, replies);
        AssertInvariants();
        return true;
    }

    /// <summary>As <see cref="TryPut"/>, or else lets an operation wait for room, if it wants to.</summary>
    public void PutOrWait(PendingOperation operation, T item, int priority, bool wait, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (_ledger.IsShutDown) _serve(operation, IsShutDown);
        else if (_backlog.IsFull && !wait) _serve(operation, IsNotNow);
        else if (_backlog.IsFull && !MayWait(_putters.Count)) _serve(operation, _isTooMany);
        else if (_backlog.IsFull) operation.Node = _putters.Add(new Putter(default!, item, priority, now, operation));
        else if (_serve(operation, IsAccepted)) _backlog.Put(item, priority);
        Settle(now, replies);
        AssertInvariants();
    }

    /// <summary>Takes an item for whoever has no session, if there is one.</summary>
    public bool TryTake(out T item, List<(TAddress To, IReply Reply)> replies)
    {
        item = default!;
        if (!IsForNewcomer) return false;
        // Nobody waits for room while there is some.
        var mayBeAwaited = _backlog.IsFull;
        item = _backlog.Take().Item;
        _accepted++;
        if (mayBeAwaited) Settle(TimeSpan.Zero, replies);
        AssertInvariants();
        return true;
    }

    /// <summary>As <see cref="TryTake"/>, or else lets an operation wait for an item, if it wants to.</summary>
    public void TakeOrWait(PendingOperation operation, ItemSlot<T> slot, bool wait, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (IsForNewcomer) Hand(operation, slot);
        else if (IsExhausted) _serve(operation, IsShutDown);
        else if (!wait) _serve(operation, IsNotNow);
        else if (!MayWait(_getters.Count)) _serve(operation, _isTooMany);
        else operation.Node = _getters.Add(new Getter(default!, null, now, operation, slot));
        Settle(now, replies);
        AssertInvariants();
    }

    /// <summary>Lends an item to a session, if it is open and there is one; null: not now.</summary>
    public WorkQueueLease<T>? TryLend(RequestId session, TimeSpan now, out WorkQueueJob<T> job, List<(TAddress To, IReply Reply)> replies)
    {
        job = default;
        if (!IsForNewcomer || !_sessions.IsOpen(session, out var worker)) return null;
        job = _backlog.Take();
        if (!_spareLeases.TryPop(out var lease)) lease = new();
        lease.Version = ++_lastLease;
        _deliveries.Add(IdOf(lease.Version), new Delivery(job, worker, now, lease), worker!.Holds);
        Settle(now, replies);
        AssertInvariants();
        return lease;
    }

    /// <summary>What was lent is done, or comes back. A version of an earlier use changes nothing.</summary>
    public void End(long version, bool isDone, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (isDone) Finish(IdOf(version));
        else GiveBack(IdOf(version));
        Settle(now, replies);
        AssertInvariants();
    }

    /// <summary>Counts one of the accepted items as done; false: there is none.</summary>
    public bool TryDone(List<(TAddress To, IReply Reply)> replies)
    {
        if (!TryCountDone()) return false;
        if (_ledger.Unfinished == 0) TellJoiners(replies);
        AssertInvariants();
        return true;
    }

    /// <summary>As <see cref="TryDone"/>, for an operation, which hears of it. One that has given up does not count.</summary>
    public void Done(PendingOperation operation, List<(TAddress To, IReply Reply)> replies)
    {
        if (_accepted == 0) _serve(operation, IsTooOften);
        else if (_serve(operation, IsCounted)) TryDone(replies);
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place)
    {
        if (!_putters.Remove(place, out _)) _getters.Remove(place);
        AssertInvariants();
    }

    // No handle has the client 0: no request's id is a lease's.
    private static RequestId IdOf(long version) => new(0, -version);

    private void Free(WorkQueueLease<T>? lease)
    {
        if (lease is null) return;
        lease.Version = 0;
        _spareLeases.Push(lease);
    }
}
