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

    // No item is looked at here: whoever prints it runs its code.
    private WorkQueueSnapshot Describe(TimeSpan now)
    {
        var getters = Wording.Capped(_getters.All.Select(getter => new QueueWaiter(LabelOf(getter.Entry.Session), now - getter.Entry.Since)));
        var putters = Wording.Capped(_putters.All.Select(putter => new QueueWaiter("", now - putter.Entry.Since)));
        // No further than to the last of them: there may be many without a session.
        var workers = Wording.Capped(_deliveries.All.Where(delivery => delivery.Entry.Session is not null)
            .Take(_deliveries.Chained).Select(delivery => WorkerOf(delivery.Entry, now)));
        return _ledger.Snapshot(_backlog.Capacity, _backlog.Count, getters, putters, workers) with
        {
            MoreGetters = _getters.Count - getters.Length,
            MorePutters = _putters.Count - putters.Length,
            MoreWorkers = _deliveries.Chained - workers.Length,
        };
    }

    private static QueueWorker WorkerOf(in Delivery delivery, TimeSpan now) =>
        new(LabelOf(delivery.Session), delivery.Job.Deliveries, now - delivery.Since, delivery.Job.Item);

    private static string LabelOf(Session? session) => session?.Label ?? "";
}
