using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <content>Who gets the lock at once, who has to wait, and who is refused; owners that ask again.</content>
internal sealed partial class LockState<TAddress>
{
    private bool IsKnown(RequestId id) => _ledger.Contains(id) || _waiters.Contains(id) || _upgrades.Contains(id);

    private IReply? Take(Acquire acquire, TAddress sender, Moment now)
    {
        var (id, mode, wait, named) = acquire;
        if (IsKnown(id)) return null;
        if (!_sessions.IsOpen(named, out var session)) return new Refused(id, LockRefusal.SessionClosed);
        if (session?.Waits.Count > 0) return new Refused(id, LockRefusal.WaitsAlready);
        if (session is not null && _ledger.OwnerOf(session.Id) is { } owner) return Nest(id, mode, wait, owner, sender, now);
        if (_isEnding) return new Refused(id, LockRefusal.Ended);
        if (IsOpenTo(mode)) return Give(id, mode, new LockOwner(session), sender, now);
        if (Refusal(id, wait) is { } refusal) return refusal;
        _waiters.Add(id, new Waiter(sender, mode, session, now.Time), session?.Waits);
        return null;
    }

    private IReply? Take(Upgrade upgrade, TAddress sender, Moment now)
    {
        if (IsKnown(upgrade.Id)) return null;
        if (_ledger.OwnerOfUpgradeable(upgrade.Hold) is not { } owner) return new Refused(upgrade.Id, LockRefusal.NotHeld);
        return owner.Session?.Waits.Count > 0 || _upgrades.Count > 0
            ? new Refused(upgrade.Id, LockRefusal.WaitsAlready)
            : Nest(upgrade.Id, LockMode.Write, upgrade.Wait, owner, sender, now);
    }

    // An owner who holds the lock gets it again at once, or as soon as the readers are gone, or never: it does not stand in the line, for that would
    // be behind itself.
    private IReply? Nest(RequestId id, LockMode mode, bool wait, LockOwner owner, TAddress sender, Moment now)
    {
        if (owner.Mode == LockMode.Read && mode != LockMode.Read) return Recur(id, LockRefusal.FromRead);
        if (!_reentrant && !owner.MayNest(mode)) return Recur(id, LockRefusal.Recursion);
        var isUpgrade = owner.Mode == LockMode.Upgradeable && mode == LockMode.Write;
        if (!isUpgrade || _ledger.MayUpgrade) return Give(id, mode, owner, sender, now);
        if (Refusal(id, wait) is { } refusal) return refusal;
        _upgrades.Add(id, new Waiter(sender, mode, owner.Session, now.Time, Owner: owner), owner.Session?.Waits);
        return null;
    }

    private Granted Give(RequestId id, LockMode mode, LockOwner owner, TAddress to, Moment now)
    {
        var granted = _ledger.Give(id, mode, owner, now);
        if (granted.TellsLoss) _losses.Watch(id, isHeld: true, to);
        return granted;
    }

    private Refused Recur(RequestId id, LockRefusal reason)
    {
        Recursions++;
        return new(id, reason);
    }

    private Refused? Refusal(RequestId id, bool wait) =>
        !wait ? new(id, LockRefusal.NotNow)
        : Waiting >= _maxWaiters ? new(id, LockRefusal.TooManyWaiters, Waiting)
        : null;
}
