using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>
/// What a lock set does, said in the simplest way: one list of waiters, and after whatever may have freed a lock all of it is walked, twice.
/// <see cref="LockSetState{TAddress}"/> must answer as this does, word for word. Answers go to nobody: their ids tell whose they are.
/// </summary>
internal sealed class NaiveLockSet(bool ordered)
{
    private readonly NaiveLeases _leases = new();
    private readonly List<(Acquire Request, TimeSpan Since)> _waiters = [];
    private readonly HashSet<string> _reserved = [];

    public void Apply(ICommand command, TimeSpan now, List<IReply> replies)
    {
        if (Carry(command, now, replies, out var freed) is { } reply) replies.Add(reply);
        if (freed) Admit(now, replies);
    }

    public void CloseAll(IEnumerable<RequestId> sessions, TimeSpan now, List<IReply> replies)
    {
        foreach (var session in sessions) Close(session, replies);
        Admit(now, replies);
    }

    private IReply? Carry(ICommand command, TimeSpan now, List<IReply> replies, out bool freed)
    {
        freed = false;
        switch (command)
        {
            case Acquire acquire:
                return Take(acquire, now);
            case Withdraw withdraw:
                freed = _waiters.RemoveAll(waiter => waiter.Request.Id == withdraw.Id) > 0 || _leases.Remove(withdraw.Id, returned: false);
                return null;
            case Return back:
                freed = _leases.Remove(back.Id, returned: true);
                return null;
            case OpenSession open:
                _leases.Labels.TryAdd(open.Session, open.Label);
                return null;
            case CloseSession close:
                freed = true;
                return new SessionClosed(close.Id, Close(close.Session, replies));
            default:
                return new Snapshot(((GetSnapshot)command).Id, _leases.Snapshot(now, Describe(now)));
        }
    }

    private IReply? Take(Acquire asked, TimeSpan now)
    {
        if (_leases.Contains(asked.Id) || _waiters.Any(waiter => waiter.Request.Id == asked.Id)) return null;
        if (asked.Names.IsDefault || asked.Names.Any(string.IsNullOrEmpty)) return new Refused(asked.Id, LockSetRefusal.Nameless);
        var request = asked with
        {
            Names = [.. asked.Names.Distinct().Order(StringComparer.Ordinal)],
            Holding = [.. asked.Holding.Where(_leases.Contains), .. _leases.HeldByRun(asked.Run)],
        };
        if (Misuse(request) is { } refusal) return refusal;
        if (_leases.AreFree(request.Names) && (_leases.HeldBy(request).Any() || !IsPromised(request.Names))) return _leases.Give(request, now);
        if (!request.Wait) return new Refused(request.Id, LockSetRefusal.NotNow);
        if (NaiveGraph.FindCycle(_leases, _waiters.Select(waiter => waiter.Request), request) is { IsEmpty: false } cycle) return new Deadlocked(request.Id, cycle);
        _waiters.Add((request, now));
        return null;
    }

    private Refused? Misuse(Acquire request)
    {
        if (request.Session is { } session && !_leases.Labels.ContainsKey(session)) return new Refused(request.Id, LockSetRefusal.SessionClosed);
        if (request.Session is not null && _waiters.Any(waiter => waiter.Request.Session == request.Session)) return new Refused(request.Id, LockSetRefusal.Waiting);
        if (!ordered || !request.Wait || request.Names.IsEmpty) return null;
        var highest = _leases.HeldBy(request).SelectMany(lease => lease.Names).Max(StringComparer.Ordinal);
        return highest is null || string.CompareOrdinal(highest, request.Names[0]) < 0
            ? null
            : new Refused(request.Id, LockSetRefusal.OutOfOrder, request.Names[0], highest);
    }

    private int Close(RequestId session, List<IReply> replies)
    {
        replies.AddRange(_waiters.Where(waiter => waiter.Request.Session == session).Select(waiter => new Refused(waiter.Request.Id, LockSetRefusal.SessionClosed)));
        _waiters.RemoveAll(waiter => waiter.Request.Session == session);
        return _leases.Close(session);
    }

    private void Admit(TimeSpan now, List<IReply> replies)
    {
        Serve(nested: true, now, replies);
        Serve(nested: false, now, replies);
    }

    private void Serve(bool nested, TimeSpan now, List<IReply> replies)
    {
        _reserved.Clear();
        if (!nested) Reserve(nested: true);
        var admitted = new List<RequestId>();
        foreach (var (request, _) in _waiters)
        {
            if (_leases.HeldBy(request).Any() != nested) continue;
            if (_leases.AreFree(request.Names) && (nested || !request.Names.Any(_reserved.Contains)))
            {
                replies.Add(_leases.Give(request, now));
                admitted.Add(request.Id);
            }
            else
            {
                Reserve(request.Names);
            }
        }

        _waiters.RemoveAll(waiter => admitted.Contains(waiter.Request.Id));
    }

    private bool IsPromised(ImmutableArray<string> names)
    {
        _reserved.Clear();
        Reserve(nested: true);
        Reserve(nested: false);
        return names.Any(_reserved.Contains);
    }

    private void Reserve(bool nested)
    {
        foreach (var (request, _) in _waiters)
            if (_leases.HeldBy(request).Any() == nested) Reserve(request.Names);
    }

    private void Reserve(ImmutableArray<string> names)
    {
        foreach (var name in names)
            if (!_reserved.Add(name) || _leases.HolderOf(name) is not null) return;
    }

    private ImmutableArray<LockWaiter> Describe(TimeSpan now) =>
        [.. _waiters.Select(waiter => new LockWaiter(_leases.LabelOf(waiter.Request.Session), waiter.Request.Names, now - waiter.Since))];
}
