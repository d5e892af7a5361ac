using System.Diagnostics;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency;

/// <summary>
/// The semaphore's deterministic step: takes a command and the time, writes the answers to the caller's buffer. First come, first
/// served: nobody overtakes a first waiter that wants more than is free, so that it cannot starve. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed partial class SemaphoreState<TAddress>
{
    private readonly Func<PendingOperation, IReply, bool> _serve;
    private readonly SemaphoreLedger _ledger;
    private int _maxWaiters;
    private readonly ChainedOrder<Waiter> _waiters = new();
    private readonly Sessions _sessions = new();
    private readonly LossWatchers<TAddress> _losses = new(static grant => new Lost(grant));
    private readonly List<SemaphoreFact>? _facts;

    /// <param name="settings">What can be set.</param>
    /// <param name="serve">Answers an operation that waits in here; says whether it takes the answer. Null: there are none.</param>
    /// <param name="facts">Gets what happens, for a journal; null: nobody keeps one.</param>
    public SemaphoreState(SemaphoreSettings settings, Func<PendingOperation, IReply, bool>? serve = null, List<SemaphoreFact>? facts = null)
    {
        _facts = facts;
        _serve = serve ?? ((_, _) => throw new UnreachableException("No operation waits in here."));
        _maxWaiters = settings.MaxWaiters;
        _ledger = new(settings, _losses.Lose);
    }

    public int Maximum => _ledger.Maximum;

    public int Available => _ledger.Available;

    public int Held => _ledger.Held;

    public int Waiting => _waiters.Count;

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

    /// <summary>Takes permits in nobody's name, if they are free and nobody waits for some; null: not now, or there can never be so many.</summary>
    public SemaphoreLease? TryTake(int permits, TimeSpan since) =>
        _waiters.Count == 0 && permits <= _ledger.Available ? _ledger.Lend(permits, since) : null;

    /// <summary>An operation takes permits, or waits for them.</summary>
    public void Enter(PendingOperation operation, int permits, TimeSpan since)
    {
        if (permits > Maximum) _serve(operation, new Refused(default, SemaphoreRefusal.OutOfRange, Maximum));
        else if (_waiters.Count == 0 && permits <= _ledger.Available) Serve(operation, permits, since);
        else if (_waiters.Count >= _maxWaiters) _serve(operation, new Refused(default, SemaphoreRefusal.TooManyWaiters, _waiters.Count));
        else operation.Node = _waiters.Add(new Waiter(default!, permits, null, since, operation));
    }

    /// <summary>Who waits at a place has given up.</summary>
    public void Forget(object place, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _waiters.Remove(place);
        Admit(now, replies);
    }

    /// <summary>Takes back what was taken like that. A token of an earlier use changes nothing.</summary>
    /// <returns>Whether somebody waits who may now be admitted.</returns>
    public bool TakeBack(SemaphoreLease lease, long token) => _ledger.TryTakeBack(lease, token) && _waiters.Count > 0;

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
            case Withdraw withdraw:
                Withdraw(withdraw.Id);
                return null;
            case Return back:
                if (_ledger.Return(back.Id)) _facts?.Add(new SemaphoreFact.Returned(back.Id));
                _losses.Forget(back.Id);
                return null;
            case Watch watch:
                return _losses.Watch(watch.Id, _ledger.Contains(watch.Id), sender);
            case Release release:
                return Add(release);
            case Drain drain:
                return new Drained(drain.Id, Empty());
            case ChangeMaximum change:
                return Change(change, replies);
            case OpenSession open:
                if (_sessions.Open(open.Session, open.Label)) _facts?.Add(new SemaphoreFact.SessionOpened(open.Session, open.Label));
                return null;
            case CloseSession close:
                return new SessionClosed(close.Id, Close(close.Session, replies));
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply? Take(Acquire acquire, TAddress sender, Moment now)
    {
        var (id, permits, wait, owner) = acquire;
        if (_ledger.Contains(id) || _waiters.Contains(id)) return null;
        if (permits < 1 || permits > Maximum) return new Refused(id, SemaphoreRefusal.OutOfRange, Maximum);
        if (!_sessions.IsOpen(owner, out var session)) return new Refused(id, SemaphoreRefusal.SessionClosed);
        if (_waiters.Count == 0 && permits <= _ledger.Available) return Give(id, permits, session, owner, sender, now);
        if (!wait) return new Refused(id, SemaphoreRefusal.NotNow);
        if (_waiters.Count >= _maxWaiters) return new Refused(id, SemaphoreRefusal.TooManyWaiters, _waiters.Count);
        _waiters.Add(id, new Waiter(sender, permits, session, now.Time), session?.Waits);
        _facts?.Add(new SemaphoreFact.Queued(id, permits, owner));
        return null;
    }

    private Granted Give(RequestId id, int permits, Session? session, RequestId? owner, TAddress to, Moment now)
    {
        var granted = _ledger.Give(id, permits, session, now);
        if (granted.TellsLoss) _losses.Watch(id, isHeld: true, to);
        _facts?.Add(new SemaphoreFact.Granted(id, permits, granted.FencingToken, owner));
        return granted;
    }

    private void Withdraw(RequestId id)
    {
        // Whoever takes its request back has no permits that could be lost.
        _losses.Forget(id);
        if (_waiters.Remove(id, out _)) _facts?.Add(new SemaphoreFact.Withdrawn(id));
        else if (_ledger.Reclaim(id) > 0) _facts?.Add(new SemaphoreFact.Reclaimed(id));
    }

    private void Admit(Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        _losses.Tell(replies);
        while (_waiters.TryPeek(out _, out var waiter) && waiter.Permits <= _ledger.Available)
        {
            _waiters.TryTake(null, out var id, out _);
            if (waiter.Operation is { } operation) Serve(operation, waiter.Permits, now.Time);
            else replies.Add((waiter.Address, Give(id, waiter.Permits, waiter.Session, waiter.Session?.Id, waiter.Address, now)));
        }
    }

    // One who has given up takes nothing, though it stood here.
    private void Serve(PendingOperation operation, int permits, TimeSpan since)
    {
        var lease = _ledger.Lend(permits, since);
        if (!_serve(operation, lease)) _ledger.Reclaim(lease);
    }

    private IReply Add(Release release)
    {
        if (release.Permits < 1) return new Refused(release.Id, SemaphoreRefusal.OutOfRange, _ledger.Room);
        if (release.Permits > _ledger.Room) return new Refused(release.Id, SemaphoreRefusal.Full, _ledger.Room);
        _ledger.Release(release.Permits);
        _facts?.Add(new SemaphoreFact.Released(release.Permits));
        return new Released(release.Id);
    }

    private int Empty()
    {
        var drained = _ledger.Drain();
        if (drained > 0) _facts?.Add(new SemaphoreFact.Drained(drained));
        return drained;
    }

    private int Close(RequestId id, List<(TAddress To, IReply Reply)> replies)
    {
        if (!_sessions.Close(id, out var session)) return 0;
        _facts?.Add(new SemaphoreFact.SessionClosed(id));
        while (_waiters.TryTake(session.Waits, out var request, out var waiter))
            replies.Add((waiter.Address, new Refused(request, SemaphoreRefusal.SessionClosed)));
        return _ledger.ReclaimFrom(session);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        _ledger.AssertInvariants();
        Debug.Assert(!_waiters.TryPeek(out _, out var first) || first.Permits > _ledger.Available, "Nobody waits for what is free.");
    }

    private readonly record struct Waiter(TAddress Address, int Permits, Session? Session, TimeSpan Since, PendingOperation? Operation = null);
}
