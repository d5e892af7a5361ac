using System.Diagnostics;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <summary>
/// The work queue's deterministic step: takes a command and the time, writes the answers to the caller's buffer; or does what is asked of it
/// directly. First come, first served among getters and among putters. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="T">The items' type.</typeparam>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed partial class WorkQueueState<T, TAddress>
{
    private readonly WorkQueueLedger _ledger = new();
    private readonly WorkQueueBacklog<T> _backlog;
    private readonly Func<PendingOperation, IReply, bool> _serve;
    private readonly ArrivalOrder<Putter> _putters = new();
    private readonly ChainedOrder<Getter> _getters = new();
    private readonly ChainedOrder<TAddress> _joiners = new();

    // Delivered, and neither arrived nor done: what may still come back.
    private readonly ChainedOrder<Delivery> _deliveries = new();

    // Arrived at somebody who has no session: only counted from then on.
    private long _accepted;
    private bool _dropsReturns;

    /// <param name="settings">What can be set.</param>
    /// <param name="onDropped">Gets each item that is dropped.</param>
    /// <param name="serve">Answers an operation; says whether it takes the answer. Null: there are none.</param>
    public WorkQueueState(WorkQueueSettings settings, Action<T>? onDropped = null, Func<PendingOperation, IReply, bool>? serve = null)
    {
        _serve = serve ?? ((_, _) => throw new UnreachableException("No operation comes here."));
        _isTooMany = new(default, WorkQueueRefusal.TooManyWaiters, settings.MaxWaiters);
        _backlog = new(settings, _ledger, onDropped);
    }

    public int Queued => _backlog.Count;

    public long Unfinished => _ledger.Unfinished;

    public long Dropped => _ledger.Dropped;

    public int Waiting => _getters.Count;

    // Also when the backlog is empty: a worker that dies may fill it again.
    private bool IsExhausted => _ledger.IsShutDown && _backlog.Count == 0 && _deliveries.Count == 0 && _inBatches == 0;

    // Items that are there while somebody waits are for who waits for several, and for those behind.
    private bool IsForNewcomer => _backlog.Count > 0 && _getters.Count == 0;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to those who wait.</param>
    public void Apply(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        Settle(now, replies);
        AssertInvariants();
    }

    /// <summary>Closes several sessions as one step: what the one worked on does not go to the other.</summary>
    public void CloseAll(IEnumerable<RequestId> sessions, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var session in sessions) Close(session, replies);
        Settle(now, replies);
        AssertInvariants();
    }

    private IReply? Carry(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Put<T> put:
                return Enqueue(put, sender, now);
            case Get get:
                return Take(get, sender, now);
            case GetMany get:
                return TakeMany(get, sender, now.Time);
            case Drain drain:
                return TakeAll(drain);
            case Withdraw withdraw:
                Forget(withdraw.Id, replies);
                return null;
            case Accept accept:
                if (_deliveries.Remove(accept.Id, out _)) _accepted++;
                else if (TryEndBatch(accept.Id, out var arrived)) _accepted += arrived.Length;
                return null;
            case Done done:
                Finish(done.Id);
                return null;
            case Return back:
                GiveBack(back.Id);
                return null;
            case TaskDone done:
                return CountDone(done.Id);
            case Join { Wait: false } join:
                return IsJoined(join.ForGood) ? new Joined(join.Id) : new Refused(join.Id, WorkQueueRefusal.NotNow);
            case Join join:
                if (!_joiners.Contains(join.Id)) _joiners.Add(join.Id, sender, join.ForGood ? null : _untilIdle);
                return null;
            default:
                return Manage(command, now, replies);
        }
    }

    private IReply? Manage(ICommand command, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Shutdown shutdown:
                ShutDown(shutdown.Immediate, replies);
                return new Counted(shutdown.Id);
            case ChangeCapacity { Capacity: < 1 } change:
                return new Refused(change.Id, WorkQueueRefusal.OutOfRange);
            case ChangeCapacity change:
                _backlog.Capacity = change.Capacity;
                return new Counted(change.Id);
            case OpenSession open:
                _sessions.Open(open.Session, open.Label);
                return null;
            case CloseSession close:
                Close(close.Session, replies);
                return new Counted(close.Id);
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            case IPut put:
                return new Refused(put.Id, WorkQueueRefusal.WrongType);
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply? Enqueue(Put<T> put, TAddress sender, Moment now)
    {
        if (_putters.Contains(put.Id)) return null;
        if (_ledger.IsShutDown) return new Refused(put.Id, WorkQueueRefusal.ShutDown);
        if (_backlog.IsFull && !put.Wait) return new Refused(put.Id, WorkQueueRefusal.NotNow);
        if (_backlog.IsFull && !MayWait(_putters.Count)) return _isTooMany with { Id = put.Id };
        if (_backlog.IsFull)
        {
            _putters.Add(put.Id, new Putter(sender, put.Item, put.Priority, now.Time));
            return null;
        }

        _backlog.Put(put.Item, put.Priority);
        return new Accepted(put.Id);
    }

    private IReply? Take(Get get, TAddress sender, Moment now)
    {
        var (id, wait, owner) = get;
        if (_getters.Contains(id) || _deliveries.Contains(id)) return null;
        if (!_sessions.IsOpen(owner, out var session)) return new Refused(id, WorkQueueRefusal.SessionClosed);
        if (IsForNewcomer) return Deliver(id, session, now);
        if (IsExhausted) return new Refused(id, WorkQueueRefusal.ShutDown);
        if (!wait) return new Refused(id, WorkQueueRefusal.NotNow);
        if (!MayWait(_getters.Count)) return _isTooMany with { Id = id };
        _getters.Add(id, new Getter(sender, session, now.Time), session?.Waits);
        return null;
    }

    private Delivered<T> Deliver(RequestId id, Session? session, Moment now)
    {
        var job = _backlog.Take();
        _deliveries.Add(id, new Delivery(job, session, session is null ? default : now.Time), session?.Holds);
        return new Delivered<T>(id, job.Item, job.Deliveries);
    }

    private void Finish(RequestId delivery)
    {
        if (!_deliveries.Remove(delivery, out var done)) return;
        Free(done.Lease);
        _ledger.Done();
    }

    private void GiveBack(RequestId delivery)
    {
        if (!_deliveries.Remove(delivery, out var returned)) return;
        Free(returned.Lease);
        _backlog.Return(returned.Job, _dropsReturns);
    }

    private IReply CountDone(RequestId id) => TryCountDone() ? new Counted(id) : new Refused(id, WorkQueueRefusal.TooOften);

    private bool TryCountDone()
    {
        if (_accepted == 0) return false;
        _accepted--;
        _ledger.Done();
        return true;
    }
}
