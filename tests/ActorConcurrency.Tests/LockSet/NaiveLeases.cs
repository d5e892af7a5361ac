using System.Collections.Immutable;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

/// <summary>The leases of a <see cref="NaiveLockSet"/>: one list.</summary>
internal sealed class NaiveLeases
{
    private readonly List<Lease> _all = [];
    private long _granted;
    private long _returned;
    private long _reclaimed;

    /// <summary>The open sessions.</summary>
    public Dictionary<RequestId, string> Labels { get; } = [];

    public bool Contains(RequestId id) => _all.Exists(lease => lease.Id == id);

    public string LabelOf(RequestId? session) => session is { } id ? Labels.GetValueOrDefault(id, "") : "";

    public Lease? HolderOf(string name) => _all.Find(lease => lease.Names.Contains(name));

    public bool AreFree(ImmutableArray<string> names) => names.All(name => HolderOf(name) is null);

    public IEnumerable<Lease> HeldBy(Acquire asker) =>
        _all.Where(lease => asker.Holding.Contains(lease.Id) || (asker.Session is not null && lease.Session == asker.Session));

    public IEnumerable<RequestId> HeldByRun(RequestId? run) =>
        run is null ? [] : _all.Where(lease => lease.Id == run || lease.Run == run).Select(lease => lease.Id);

    public Granted Give(Acquire request, TimeSpan now)
    {
        _all.Add(new Lease(request.Id, request.Names, request.Session, request.Run, ++_granted, now));
        return new Granted(request.Id, request.Names, _granted);
    }

    public bool Remove(RequestId id, bool returned)
    {
        if (_all.RemoveAll(lease => lease.Id == id) == 0) return false;
        if (returned) _returned++;
        else _reclaimed++;
        return true;
    }

    public int Close(RequestId session)
    {
        var reclaimed = _all.RemoveAll(lease => lease.Session == session);
        _reclaimed += reclaimed;
        Labels.Remove(session);
        return reclaimed;
    }

    public LockSetSnapshot Snapshot(TimeSpan now, ImmutableArray<LockWaiter> waiters) => new(
        _granted, _returned, _reclaimed,
        [.. _all.Select(lease => new LockHolder(LabelOf(lease.Session), lease.Names, lease.FencingToken, now - lease.Since))],
        waiters);

    internal sealed record Lease(RequestId Id, ImmutableArray<string> Names, RequestId? Session, RequestId? Run, long FencingToken, TimeSpan Since);
}

/// <summary>The wait-for graph of a <see cref="NaiveLockSet"/>: a depth-first search that looks at every waiter at every step.</summary>
internal static class NaiveGraph
{
    public static ImmutableArray<LockWait> FindCycle(NaiveLeases leases, IEnumerable<Acquire> waiting, Acquire asker)
    {
        var own = leases.HeldBy(asker).ToArray();
        var path = new Stack<LockWait>();
        return own.Length > 0 && Leads(asker, []) ? [.. path.Reverse()] : [];

        bool Leads(Acquire waiter, HashSet<RequestId> seen)
        {
            foreach (var name in waiter.Names)
            {
                if (leases.HolderOf(name) is not { } holder) continue;
                path.Push(new LockWait(leases.LabelOf(waiter.Session), name, leases.LabelOf(holder.Session)));
                if (own.Contains(holder)) return true;
                foreach (var next in waiting)
                    if (leases.HeldBy(next).Contains(holder) && seen.Add(next.Id) && Leads(next, seen)) return true;
                path.Pop();
            }

            return false;
        }
    }
}
