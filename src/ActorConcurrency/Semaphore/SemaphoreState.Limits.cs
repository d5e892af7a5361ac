using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <content>The maximum, which can be changed, and what a snapshot shows.</content>
internal sealed partial class SemaphoreState<TAddress>
{
    private IReply Change(ChangeMaximum change, List<(TAddress To, IReply Reply)> replies)
    {
        if (change.Maximum < 1) return new Refused(change.Id, SemaphoreRefusal.OutOfRange, int.MaxValue);
        _ledger.ChangeMaximum(change.Maximum);
        _facts?.Add(new SemaphoreFact.MaximumChanged(change.Maximum));
        foreach (var (id, waiter) in _waiters.All.Where(waiter => waiter.Entry.Permits > Maximum).ToArray()) TurnAway(id, waiter, replies);
        return new MaximumChanged(change.Id);
    }

    // It could never be served any more.
    private void TurnAway(RequestId id, Waiter waiter, List<(TAddress To, IReply Reply)> replies)
    {
        var refusal = new Refused(id, SemaphoreRefusal.OutOfRange, Maximum);
        if (waiter.Operation is not { } operation)
        {
            _waiters.Remove(id, out _);
            _facts?.Add(new SemaphoreFact.Withdrawn(id));
            replies.Add((waiter.Address, refusal));
        }
        else if (operation.Node is { } place)
        {
            _waiters.Remove(place);
            _serve(operation, refusal);
        }
    }

    private SemaphoreSnapshot Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_waiters.All.Select(waiter =>
            new SemaphoreWaiter(waiter.Entry.Session?.Label ?? "", waiter.Entry.Permits, now - waiter.Entry.Since)));
        return _ledger.Snapshot(now, waiters) with { MoreWaiters = Waiting - waiters.Length };
    }
}
