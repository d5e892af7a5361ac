using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <content>The end of a session and that of the lock; what a snapshot shows.</content>
internal sealed partial class LockState<TAddress>
{
    private readonly List<(RequestId Id, TAddress Address)> _ends = [];
    private bool _isEnding;

    private int Close(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_sessions.Close(id, out var session)) return 0;
        while (session.Waits.First is { } wait)
            Drop(wait.Value, _waiters.TryGet(wait.Value, out var waiter) || _upgrades.TryGet(wait.Value, out waiter) ? waiter : default, LockRefusal.SessionClosed, replies);
        return _ledger.ReclaimFrom(session);
    }

    private void Finish(End end, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        _isEnding = true;
        if (_ends.Exists(known => known.Id == end.Id)) return;
        _ends.Add((end.Id, sender));
        if (end.Ending != LockEnding.ServeWaiters) RefuseWaiters(replies);
        if (end.Ending != LockEnding.Force) return;
        while (_upgrades.TryPeek(out var id, out var upgrade)) Drop(id, upgrade, LockRefusal.Ended, replies);
        _ledger.ReclaimAll();
    }

    private void RefuseWaiters(List<(TAddress To, IReply Reply)> replies)
    {
        while (_waiters.TryTake(null, out var id, out var waiter))
            if (waiter.Operation is { } operation) _serve(operation, new Refused(default, LockRefusal.Ended));
            else replies.Add((waiter.Address, new Refused(id, LockRefusal.Ended)));
    }

    private void TellOfEnd(List<(TAddress To, IReply Reply)> replies)
    {
        if (_ends.Count == 0 || Holds + Waiting > 0) return;
        foreach (var (id, address) in _ends) replies.Add((address, new Ended(id)));
        _ends.Clear();
    }

    private LockSnapshot Describe(TimeSpan now)
    {
        var waiters = Wording.Capped(_upgrades.All.Concat(_waiters.All).Select(waiter => new LockModeWaiter(
            waiter.Entry.Session?.Label ?? "", waiter.Entry.Mode, now - waiter.Entry.Since) { IsUpgrade = waiter.Entry.Owner is not null }));
        return _ledger.Snapshot(now, waiters) with { MoreWaiters = Waiting - waiters.Length, IsEnding = _isEnding };
    }
}
