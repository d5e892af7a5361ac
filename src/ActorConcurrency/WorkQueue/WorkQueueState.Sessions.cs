using System.Collections.Immutable;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency;

/// <content>Workers and their sessions, and what a snapshot tells of them.</content>
internal sealed partial class WorkQueueState<T, TAddress>
{
    private readonly Sessions _sessions = new();

    /// <inheritdoc cref="ChainedOrder{TEntry}.Walked"/>
    public long Walked => _getters.Walked + _joiners.Walked + _deliveries.Walked;

    private void Close(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_sessions.Close(id, out var session)) return;
        while (_getters.TryTake(session.Waits, out var request, out var getter))
            replies.Add((getter.Address, new Refused(request, WorkQueueRefusal.SessionClosed)));
        while (_deliveries.TryTake(session.Holds, out _, out var delivery))
        {
            Free(delivery.Lease);
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

    private static string LabelOf(Session? session) => session?.Label ?? "";
}
