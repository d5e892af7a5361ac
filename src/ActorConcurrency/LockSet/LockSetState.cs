using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>
/// The lock set's deterministic step: takes a command and the time, writes the answers to the caller's buffer. Not thread-safe: its
/// actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go; the state only hands it back.</typeparam>
internal sealed partial class LockSetState<TAddress>
{
    private readonly LockSetLeases _leases;
    private readonly LossWatchers<TAddress> _losses = new(static grant => new Lost(grant));
    private readonly List<LockSetFact>? _facts;
    private bool _ordered;
    private readonly Action? _onEnd;
    private int _maxWaiters;

    /// <param name="settings">What can be set.</param>
    /// <param name="facts">Gets what happens, for a journal; null: nobody keeps one.</param>
    /// <param name="onEnd">Runs once it has ended, with its last answers written.</param>
    public LockSetState(LockSetSettings settings, List<LockSetFact>? facts = null, Action? onEnd = null)
    {
        (_facts, _onEnd, _ordered, _maxWaiters) = (facts, onEnd, settings.Ordered, settings.MaxWaiters);
        _leases = new(settings.Incarnations?.Numbers ?? new());
        _reservations = new(_leases);
        _nested = new(_leases);
        if (!_ordered) _graph = new(_leases);
    }

    public int Held => _leases.Count;

    public int Waiting => _waiters.Count;

    /// <summary>Carries out a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="sender">Where its answer goes.</param>
    /// <param name="now">The time, from any fixed moment on.</param>
    /// <param name="replies">Gets the answers that are now due: to this command and to waiters.</param>
    public void Apply(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies, out var freed) is { } reply) replies.Add((sender, reply));
        if (freed) Admit(now, replies);
        Settle();
        if (IsEnding) EndIfDone(replies);
    }

    /// <summary>Closes several sessions as one step: what the one held does not go to a wait of the other.</summary>
    public void CloseAll(IEnumerable<RequestId> sessions, Moment now, List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var session in sessions) Close(session, replies);
        Admit(now, replies);
        Settle();
        if (IsEnding) EndIfDone(replies);
    }

    private IReply? Carry(ICommand command, TAddress sender, Moment now, List<(TAddress To, IReply Reply)> replies, out bool freed)
    {
        freed = false;
        switch (command)
        {
            case Acquire acquire:
                return Take(acquire, sender, now);
            case Withdraw withdraw:
                freed = Withdraw(withdraw.Id);
                _enders?.RemoveAll(ender => ender.Id == withdraw.Id);
                return null;
            case Return back:
                freed = Freed(_leases.Return(back.Id));
                if (freed) _facts?.Add(new LockSetFact.Returned(back.Id));
                _losses.Forget(back.Id);
                return null;
            case Watch watch:
                return _losses.Watch(watch.Id, _leases.Contains(watch.Id), sender);
            case OpenSession open:
                if (_leases.Open(open.Session, open.Label)) _facts?.Add(new LockSetFact.SessionOpened(open.Session, open.Label));
                return null;
            case CloseSession close:
                freed = true;
                return new SessionClosed(close.Id, Close(close.Session, replies));
            case Shutdown shutdown:
                ShutDown(shutdown, sender, replies);
                return null;
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now.Time));
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }
    }

    private IReply? Take(Acquire asked, TAddress sender, Moment now)
    {
        if (_leases.Contains(asked.Id) || _waiters.Contains(asked.Id)) return null;
        if (IsEnding) return new Refused(asked.Id, LockSetRefusal.ShutDown);
        if (asked.Names.IsDefault || asked.Names.Any(string.IsNullOrEmpty)) return new Refused(asked.Id, LockSetRefusal.Nameless);
        var request = Normal(asked);
        if (Misuse(request) is { } refusal) return refusal;
        if (_leases.AreFree(request.Names) && (HoldsSomething(request) || !_reservations.Include(request.Names))) return Give(request, request.Run, now);
        if (!request.Wait) return new Refused(request.Id, LockSetRefusal.NotNow);
        if (_waiters.Count >= _maxWaiters) return new Refused(request.Id, LockSetRefusal.TooManyWaiters, Waiting: _waiters.Count);
        request = _leases.Spelt(request);
        if (_graph?.FindCycle(request) is { IsEmpty: false } cycle) return new Deadlocked(request.Id, cycle);
        Join(request, asked.Run, sender, now.Time);
        _facts?.Add(new LockSetFact.Queued(request, asked.Run));
        return null;
    }

    private bool Withdraw(RequestId id)
    {
        if (Leave(id, out _)) _facts?.Add(new LockSetFact.Withdrawn(id));
        else if (Freed(_leases.Reclaim(id))) _facts?.Add(new LockSetFact.Reclaimed(id));
        else return false;
        return true;
    }

    // Only what is held now counts: what a request in the queue gets later must not change what another one in it holds.
    private Acquire Normal(Acquire asked) => asked with
    {
        Names = LockSetLeases.Sorted(asked.Names),
        Holding = asked.Holding.IsEmpty ? [] : [.. asked.Holding.Where(_leases.IsHeld)],
    };

    private Refused? Misuse(Acquire request)
    {
        if (request.Session is not null && OwnerOf(request) is null) return new Refused(request.Id, LockSetRefusal.SessionClosed);
        if (OwnerOf(request) is { Waiter: not null }) return new Refused(request.Id, LockSetRefusal.Waiting);
        if (!_ordered || !request.Wait || request.Names.IsEmpty) return null;
        var highest = _leases.HighestHeldBy(request);
        return highest is null || string.CompareOrdinal(highest, request.Names[0]) < 0
            ? null
            : new Refused(request.Id, LockSetRefusal.OutOfOrder, request.Names[0], highest);
    }

    private int Close(RequestId session, List<(TAddress To, IReply Reply)> replies)
    {
        if (_leases.OwnerOf(session) is not { } owner) return 0;
        _facts?.Add(new LockSetFact.SessionClosed(session));
        if (owner.Waiter?.Request.Id is { } id && Leave(id, out var address)) replies.Add((address!, new Refused(id, LockSetRefusal.SessionClosed)));
        var held = owner.Leases.ToArray();
        foreach (var lease in held)
        {
            Freed(_leases.Reclaim(lease.Id));
            _losses.Lose(lease.Id);
        }

        _leases.Close(session);
        return held.Length;
    }

    private bool HoldsSomething(Acquire request) => _leases.HeldBy(request).Any();

    private LockSetLeases.Owner? OwnerOf(Acquire request) => request.Session is { } session ? _leases.OwnerOf(session) : null;
}
