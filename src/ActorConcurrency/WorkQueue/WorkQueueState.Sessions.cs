using System.Collections.Immutable;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>Workers and their sessions, and what a snapshot tells of them.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    private readonly Dictionary<RequestId, string> _labels = [];

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
}
