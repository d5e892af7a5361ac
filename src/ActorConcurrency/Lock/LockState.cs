using System.Diagnostics;
using static ActorConcurrency.LockProtocol;

namespace ActorConcurrency;

/// <summary>
/// The lock's deterministic step: takes a command and the time, writes the answers to the caller's buffer. First come, first served; readers
/// who stand behind each other go in together, and only who upgrades goes before the line. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed partial class LockState<TAddress>
{
    private readonly Func<PendingOperation, IReply, bool> _serve;
    private readonly bool _reentrant;
    private readonly int _maxWaiters;
    private readonly LockLedger _ledger;
    private readonly ChainedOrder<Waiter> _waiters = new();

    // One at most, for one at a time holds the lock upgradeable, and waits for one thing at a time.
    private readonly ChainedOrder<Waiter> _upgrades = new();
    private readonly Sessions _sessions = new();
    private readonly LossWatchers<TAddress> _losses = new(static grant => new Lost(grant));

    /// <param name="settings">What can be set.</param>
    /// <param name="serve">Answers an operation that waits in here; says whether it takes the answer. Null: there are none.</param>
    public LockState(LockSettings settings, Func<PendingOperation, IReply, bool>? serve = null)
    {
        _serve = serve ?? ((_, _) => throw new UnreachableException("No operation waits in here."));
        (_reentrant, _maxWaiters) = (settings.Reentrant, settings.MaxWaiters);
        _ledger = new(settings, _losses.Lose);
    }

    /// <summary>How many holds there are.</summary>
    public int Holds => _ledger.Holds;

    public int Waiting => _waiters.Count + _upgrades.Count;

    /// <summary>How many requests were refused because their owner held the lock already.</summary>
    public long Recursions { get; private set; }

    /// <inheritdoc cref="ChainedOrder{TEntry}.Walked"/>
    public long Walked => _waiters.Walked + _ledger.Walked;

    /// <summary>When <see cref="Expire"/> has something to do; null: not as things are.</summary>
    public TimeSpan? NextExpiry => _ledger.NextExpiry;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to waiters.</param>
    public void Apply(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        Admit(now, replies);
        AssertInvariants();
    }

    /// <summary>Takes the lock in nobody's name, if it is free and nobody waits; null: not now.</summary>
    public LentLock? TryTake(LockMode mode, TimeSpan since) => IsOpenTo(mode) ? _ledger.Lend(mode, since) : null;

    /// <summary>An operation takes the lock, or waits for it.</summary>
    public void Enter(PendingOperation operation, LockMode mode, TimeSpan since)
    {
        if (_isEnding) _serve(operation, new Refused(default, LockRefusal.Ended));
        else if (IsOpenTo(mode)) Serve(operation, mode, since);
        else if (Waiting >= _maxWaiters) _serve(operation, new Refused(default, LockRefusal.TooManyWaiters, Waiting));
        else operation.Node = _waiters.Add(new Waiter(default!, mode, null, since, operation));
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _waiters.Remove(place);
        Admit(now, replies);
    }

    /// <summary>Takes back what was taken like that. A token of an earlier use changes nothing.</summary>
    /// <returns>Whether somebody may now be admitted, or told of the end.</returns>
    public bool TakeBack(LentLock lent, long token)
    {
        if (!_ledger.TryTakeBack(lent, token)) return false;
        if (_losses.Any) _losses.Forget(LentLock.IdOf(token));
        return Waiting > 0 || _isEnding;
    }

    /// <summary>Lets in whoever waits for what is free.</summary>
    public void Admit(TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        Admit((Moment)now, replies);
        AssertInvariants();
    }

    /// <summary>Closes several sessions as one step: what the one held does not go to a wait of the other.</summary>
    public void CloseAll(IEnumerable<RequestId> sessions, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var session in sessions) Close(session, replies);
        Admit(now, replies);
        AssertInvariants();
    }

    /// <summary>Takes back what has been held for as long as its lease.</summary>
    public void Expire(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        _ledger.Expire(now);
        Admit(now, replies);
        AssertInvariants();
    }

    private IReply? Carry(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Acquire acquire:
                return Take(acquire, sender, now);
            case Upgrade upgrade:
                return Take(upgrade, sender, now);
            case Withdraw withdraw:
                Withdraw(withdraw.Id);
                return null;
            case Return back:
                _ledger.Return(back.Id);
                _losses.Forget(back.Id);
                return null;
            case Watch watch:
                return _losses.Watch(watch.Id, _ledger.Contains(watch.Id), sender);
            case OpenSession open:
                _sessions.Open(open.Session, open.Label);
                return null;
            case CloseSession close:
                return new SessionClosed(close.Id, Close(close.Session, replies));
            case CountHolds count:
                return new Counted(count.Id, _ledger.OwnerOf(count.Session)?.Holds ?? 0);
            case End end:
                Finish(end, sender, replies);
                return null;
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private void Withdraw(RequestId id)
    {
        if (_waiters.Remove(id, out _) || _upgrades.Remove(id, out _) || _ends.RemoveAll(end => end.Id == id) > 0) return;
        // Whoever takes its request back has no hold that could be lost.
        _losses.Forget(id);
        _ledger.Reclaim(id);
    }

    // Who upgrades goes first: the line is behind it, or it would wait for somebody who waits for it.
    private void Admit(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        _losses.Tell(replies);
        if (_upgrades.TryPeek(out var upgrade, out var upgrader))
        {
            if (upgrader.Owner!.Mode != LockMode.Upgradeable) Drop(upgrade, upgrader, LockRefusal.NotHeld, replies);
            else if (!_ledger.MayUpgrade) return;
            else Grant(upgrade, upgrader, now, replies);
        }

        while (_waiters.TryPeek(out _, out var waiter) && _ledger.IsFree(waiter.Mode))
        {
            _waiters.TryTake(null, out var id, out _);
            if (waiter.Operation is { } operation) Serve(operation, waiter.Mode, now.Time);
            else replies.Add((waiter.Address, Give(id, waiter.Mode, new LockOwner(waiter.Session), waiter.Address, now)));
        }

        TellOfEnd(replies);
    }

    private void Grant(RequestId upgrade, Waiter upgrader, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        _upgrades.Remove(upgrade, out _);
        replies.Add((upgrader.Address, Give(upgrade, LockMode.Write, upgrader.Owner!, upgrader.Address, now)));
    }

    private void Drop(RequestId id, Waiter waiter, LockRefusal reason, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_waiters.Remove(id, out _)) _upgrades.Remove(id, out _);
        replies.Add((waiter.Address, new Refused(id, reason)));
    }

    // One who has given up takes nothing, though it stood here.
    private void Serve(PendingOperation operation, LockMode mode, TimeSpan since)
    {
        var lent = _ledger.Lend(mode, since);
        if (!_serve(operation, lent)) _ledger.Reclaim(lent);
    }

    private bool IsOpenTo(LockMode mode) => !_isEnding && Waiting == 0 && _ledger.IsFree(mode);

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        _ledger.AssertInvariants();
        Debug.Assert(_upgrades.Count <= 1, "One at a time waits to upgrade.");
        Debug.Assert(_upgrades.Count == 0 || !_ledger.MayUpgrade, "Nobody waits to upgrade who may.");
        Debug.Assert(_upgrades.Count > 0 || !_waiters.TryPeek(out _, out var first) || !_ledger.IsFree(first.Mode), "Nobody waits for what is free.");
    }

    private readonly record struct Waiter(
        TAddress Address, LockMode Mode, Session? Session, TimeSpan Since, PendingOperation? Operation = null, LockOwner? Owner = null);
}
