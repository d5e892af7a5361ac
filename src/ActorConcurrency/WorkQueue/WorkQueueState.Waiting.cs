using System.Collections.Immutable;
using System.Diagnostics;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>Those who wait: how they are served, refused, and described.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    private void Settle(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
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
        if (!_backlog.HasRoom || !_putters.TryPeek(out var id, out var putter)) return false;
        _putters.Remove(id, out _);
        _backlog.Put(putter.Item, putter.Priority);
        replies.Add((putter.Address, new Accepted(id)));
        return true;
    }

    private bool ServeOne(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (_backlog.Count == 0 || !_getters.TryPeek(out var id, out var getter)) return false;
        _getters.Remove(id, out _);
        replies.Add((getter.Address, Deliver(id, getter.Session, now)));
        return true;
    }

    private void RefuseAll(List<(TAddress To, IReply Reply)> replies)
    {
        while (_getters.TryPeek(out var id, out var getter))
        {
            _getters.Remove(id, out _);
            replies.Add((getter.Address, new Refused(id, WorkQueueRefusal.ShutDown)));
        }
    }

    private void TellJoiners(List<(TAddress To, IReply Reply)> replies)
    {
        if (_joiners.Count == 0) return;
        foreach (var (id, joiner) in _joiners.All.Where(joiner => _ledger.IsShutDown || !joiner.Entry.ForGood).ToArray())
        {
            _joiners.Remove(id, out _);
            replies.Add((joiner.Address, new Joined(id)));
        }
    }

    private void ShutDown(bool immediate, List<(TAddress To, IReply Reply)> replies)
    {
        _ledger.ShutDown();
        while (_putters.TryPeek(out var id, out var putter))
        {
            _putters.Remove(id, out _);
            replies.Add((putter.Address, new Refused(id, WorkQueueRefusal.ShutDown)));
        }

        if (!immediate) return;
        _dropsReturns = true;
        _backlog.DropAll();
    }

    private void Close(RequestId session, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_labels.Remove(session)) return;
        foreach (var (id, getter) in _getters.All.Where(getter => getter.Entry.Session == session).ToArray())
        {
            _getters.Remove(id, out _);
            replies.Add((getter.Address, new Refused(id, WorkQueueRefusal.SessionClosed)));
        }

        foreach (var (id, delivery) in _deliveries.All.Where(delivery => delivery.Entry.Session == session).ToArray())
        {
            _deliveries.Remove(id, out _);
            _backlog.Return(delivery.Job, _dropsReturns);
        }
    }

    private WorkQueueSnapshot Describe(TimeSpan now)
    {
        ImmutableArray<QueueWaiter> getters = [.. _getters.All.Select(getter => new QueueWaiter(LabelOf(getter.Entry.Session), now - getter.Entry.Since))];
        ImmutableArray<QueueWaiter> putters = [.. _putters.All.Select(putter => new QueueWaiter("", now - putter.Entry.Since))];
        ImmutableArray<QueueWorker> workers =
        [
            .. _deliveries.All.Where(delivery => delivery.Entry.Session is not null)
                .Select(delivery => new QueueWorker(LabelOf(delivery.Entry.Session), delivery.Entry.Job.Deliveries, now - delivery.Entry.Since)),
        ];
        return _ledger.Snapshot(_backlog.Count, getters, putters, workers);
    }

    private string LabelOf(RequestId? session) => session is { } id ? _labels[id] : "";

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        _ledger.AssertInvariants(_backlog.Count, _deliveries.Count + _accepted);
        Debug.Assert(_backlog.Count == 0 || _getters.Count == 0, "Nobody waits for what is there.");
        Debug.Assert(!_backlog.HasRoom || _putters.Count == 0, "Nobody waits for room that is there.");
        Debug.Assert(!IsExhausted || _getters.Count == 0, "Nobody waits for what cannot come.");
    }

    private readonly record struct Putter(TAddress Address, T Item, int Priority, TimeSpan Since);

    private readonly record struct Getter(TAddress Address, RequestId? Session, TimeSpan Since);

    private readonly record struct Joiner(TAddress Address, bool ForGood);

    private readonly record struct Delivery(WorkQueueJob<T> Job, RequestId? Session, TimeSpan Since);
}
