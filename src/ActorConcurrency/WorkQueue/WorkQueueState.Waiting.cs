using System.Diagnostics;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>Those who wait: how they are served, refused, and forgotten.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    // Of those who join, the ones who do not wait for the shutdown too.
    private readonly LinkedList<RequestId> _untilIdle = new();

    // What one wait too many is told, by how many wait then.
    private readonly Refused _isTooMany;

    private bool MayWait(int waiting) => waiting < _isTooMany.Waiting;

    private void Settle(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        while (AdmitOne(replies) || ServeOne(now, replies))
        {
            // Room lets an item in, and an item serves a getter, which makes room.
        }

        if (IsExhausted) RefuseAll(replies);
        if (_ledger.Unfinished == 0) TellJoiners(replies);
    }

    private bool AdmitOne(List<(TAddress To, IReply Reply)> replies)
    {
        if (_putters.Count == 0 || !_backlog.HasRoom) return false;
        _putters.TryTake(out var id, out var putter);
        if (Answer(putter.Operation, IsAccepted))
        {
            _backlog.Put(putter.Item, putter.Priority);
            if (putter.Operation is null) replies.Add((putter.Address, new Accepted(id)));
        }

        return true;
    }

    private bool ServeOne(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_getters.TryPeek(out _, out var first) || _backlog.Count < Needed(first.Min)) return false;
        _getters.TryTake(chain: null, out var id, out var getter);
        if (getter.Operation is not null) Hand(getter.Operation, getter.Slot!);
        else replies.Add((getter.Address, getter.Max > 0 ? DeliverMany(id, getter.Max) : Deliver(id, getter.Session, now)));
        return true;
    }

    // An operation that has given up takes nothing, though it stood here. A request is answered by message, and takes it back by message.
    private bool Answer(PendingOperation? operation, IReply answer) => operation is null || _serve(operation, answer);

    // It has arrived as soon as the operation takes it; what the slot gets before the turn ends is what is read from it.
    private void Hand(PendingOperation operation, ItemSlot<T> slot)
    {
        if (!_serve(operation, slot)) return;
        slot.Fill(_backlog.Take().Item);
        _accepted++;
    }

    // What waits is one of these, or has been answered.
    private void Forget(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (_putters.Remove(id, out var putter)) replies.Add((putter.Address, new Refused(id, WorkQueueRefusal.Withdrawn)));
        else if (_deliveries.Remove(id, out var delivery)) _backlog.Undeliver(delivery.Job, _dropsReturns);
        else if (TryEndBatch(id, out var batch)) UndeliverAll(batch);
        else if (!_getters.Remove(id, out _)) _joiners.Remove(id, out _);
    }

    private void RefuseAll(List<(TAddress To, IReply Reply)> replies)
    {
        while (_getters.TryTake(chain: null, out var id, out var getter))
        {
            if (getter.Operation is not null) _serve(getter.Operation, IsShutDown);
            else replies.Add((getter.Address, new Refused(id, WorkQueueRefusal.ShutDown)));
        }
    }

    private bool IsJoined(bool forGood) => _ledger.Unfinished == 0 && (_ledger.IsShutDown || !forGood);

    private void TellJoiners(List<(TAddress To, IReply Reply)> replies)
    {
        var whoever = _ledger.IsShutDown ? null : _untilIdle;
        while (_joiners.TryTake(whoever, out var id, out var joiner)) replies.Add((joiner, new Joined(id)));
    }

    private void ShutDown(bool immediate, List<(TAddress To, IReply Reply)> replies)
    {
        _ledger.ShutDown();
        while (_putters.TryTake(out var id, out var putter))
        {
            if (putter.Operation is not null) _serve(putter.Operation, IsShutDown);
            else replies.Add((putter.Address, new Refused(id, WorkQueueRefusal.ShutDown)));
        }

        if (!immediate) return;
        _dropsReturns = true;
        _backlog.DropAll();
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        _ledger.AssertInvariants(_backlog.Count, _deliveries.Count + _accepted + _inBatches);
        Debug.Assert(!_getters.TryPeek(out _, out var first) || _backlog.Count < Needed(first.Min), "Nobody waits for what is there.");
        Debug.Assert(!_backlog.HasRoom || _putters.Count == 0, "Nobody waits for room that is there.");
        Debug.Assert(!IsExhausted || _getters.Count == 0, "Nobody waits for what cannot come.");
    }

    // Either has an address or is an operation.
    private readonly record struct Putter(TAddress Address, T Item, int Priority, TimeSpan Since, PendingOperation? Operation = null);

    private readonly record struct Getter(
        TAddress Address, Session? Session, TimeSpan Since, PendingOperation? Operation = null, ItemSlot<T>? Slot = null)
    {
        // For several items at once; 0: for one.
        public int Min { get; init; }

        public int Max { get; init; }
    }

    private readonly record struct Delivery(WorkQueueJob<T> Job, Session? Session, TimeSpan Since, WorkQueueLease<T>? Lease = null);
}
