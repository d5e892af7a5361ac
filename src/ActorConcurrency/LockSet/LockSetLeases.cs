using System.Collections.Immutable;
using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Who holds which locks, and the books of it. Not thread-safe: it belongs to one state.</summary>
/// <param name="tokens">The fencing tokens.</param>
internal sealed partial class LockSetLeases(Numbers tokens)
{
    private readonly ArrivalOrder<Lease> _leases = new();
    private readonly Dictionary<string, NamedLock> _locks = new(StringComparer.Ordinal);
    private readonly Dictionary<RequestId, Owner> _owners = [];
    private long _granted;
    private long _returned;
    private long _reclaimed;

    public int Count => _leases.Count + _lentNow;

    public bool Contains(RequestId id) => _leases.Contains(id);

    /// <summary>Whether there is a lease under an id, be it a request's or a lent lease's.</summary>
    public bool IsHeld(RequestId id) => Find(id) is not null;

    /// <summary>Opens a session; false: it is open already, and keeps its label.</summary>
    public bool Open(RequestId session, string label) => _owners.TryAdd(session, new Owner(label));

    /// <summary>The session, or null if it is closed.</summary>
    public Owner? OwnerOf(RequestId session) => _owners.GetValueOrDefault(session);

    public string LabelOf(RequestId? session) => session is { } id && OwnerOf(id) is { } owner ? owner.Label : "";

    public Lease? HolderOf(string name) => _locks.TryGetValue(name, out var found) ? found.Holder : null;

    public bool AreFree(ImmutableArray<string> names) => FirstHeld(names) is null;

    /// <summary>The first of these names that somebody holds; null if all are free.</summary>
    public string? FirstHeld(ImmutableArray<string> names)
    {
        foreach (var name in names)
            if (HolderOf(name) is not null) return name;
        return null;
    }

    /// <summary>What somebody holds: what the session holds, what the run holds, and the leases that were named.</summary>
    public IEnumerable<Lease> HeldBy(Acquire asker)
    {
        var held = NamedBy(asker);
        if (asker.Session is { } session && OwnerOf(session) is { } owner) held = held.Concat(owner.Leases);
        return asker.Run is { } run ? held.Concat(HeldByRun(run)) : held;
    }

    /// <summary>The leases that a request named and that are held.</summary>
    public IEnumerable<Lease> NamedBy(Acquire asker) => asker.Holding.Select(Find).OfType<Lease>();

    /// <summary>The highest name that somebody holds; null for none.</summary>
    public string? HighestHeldBy(Acquire asker)
    {
        var highest = asker.Session is { } session ? OwnerOf(session)?.Leases.Max?.Highest : null;
        if (asker.Run is { } run) highest = LockHolding.Higher(highest, HighestIn(run));
        foreach (var id in asker.Holding) highest = LockHolding.Higher(highest, Find(id)?.Highest);
        return highest;
    }

    /// <summary>Whether a lease is among what somebody holds.</summary>
    public static bool Holds(Acquire asker, Lease lease) =>
        (lease.Session is { } session && session == asker.Session) || asker.Holding.Contains(lease.Id);

    /// <summary>Those who hold a lease and wait, in any order; who named a lease of its own session is there twice.</summary>
    public IEnumerable<LockSetWaiter> WaitersHolding(Lease lease) =>
        lease.Session is { } session && OwnerOf(session)?.Waiter is { } waiter ? lease.NamedBy.Append(waiter) : lease.NamedBy;

    /// <summary>Grants a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="run">Its run; a request that has waited does not name it any more.</param>
    /// <param name="now">The time.</param>
    public Granted Give(Acquire request, RequestId? run, Moment now)
    {
        var lease = new Lease(request.Id, request.Names, request.Session, tokens.Next(), now.Time) { Run = run };
        Add(lease);
        return GrantOf(lease);
    }

    /// <summary>Ends a lease that its holder gives back.</summary>
    /// <returns>The lease, or null if there is none.</returns>
    public Lease? Return(RequestId id)
    {
        var lease = Remove(id);
        if (lease is not null) _returned++;
        return lease;
    }

    /// <summary>Takes a lease back unasked.</summary>
    /// <returns>The lease, or null if there is none.</returns>
    public Lease? Reclaim(RequestId id)
    {
        var lease = Remove(id);
        if (lease is not null) _reclaimed++;
        return lease;
    }

    /// <summary>Forgets a session, which holds nothing any more.</summary>
    public void Close(RequestId session) => _owners.Remove(session);

    public LockSetSnapshot Snapshot(TimeSpan now, TimeSpan coarse, ImmutableArray<LockWaiter> waiters)
    {
        var holders = Wording.Capped(All.OrderBy(lease => lease.FencingToken)).Select(lease => new LockHolder(
            LabelOf(lease.Session), lease.Names, lease.FencingToken, (lease.IsLent ? coarse : now) - lease.Since)).ToImmutableArray();
        return new(_granted, _returned, _reclaimed, holders, waiters) { MoreHolders = Count - holders.Length };
    }

    private IEnumerable<Lease> All => _leases.All.Select(lease => lease.Entry).Concat(_lent.Where(lease => lease.FencingToken != 0));

    private void Add(Lease lease)
    {
        _granted++;
        _leases.Add(lease.Id, lease);
        foreach (var name in lease.Names) Enter(name).Holder = lease;
        if (lease.Session is { } session) _owners[session].Leases.Add(lease);
        EnterRun(lease);
    }

    private Lease? Find(RequestId id)
    {
        if (_leases.TryGet(id, out var lease)) return lease;
        return Lease.TryReadId(id, out var slot, out var token) && slot < _lent.Count && token != 0 && _lent[slot].IsLive(token) ? _lent[slot] : null;
    }

    private Lease? Remove(RequestId id)
    {
        if (!_leases.Remove(id, out var lease)) return null;
        foreach (var name in lease.Names)
        {
            var own = _locks[name];
            own.Holder = null;
            Leave(own);
        }

        if (lease.Session is { } session) _owners[session].Leases.Remove(lease);
        LeaveRun(lease);
        return lease;
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(_granted == _returned + _reclaimed + Count, "Every lease granted came back or is held.");
        Debug.Assert(_lentNow == _lent.Count(lease => lease.FencingToken != 0), "Every lease lent is counted.");
        Debug.Assert(_locks.Values.Count(own => own.Holder is not null) == All.Sum(lease => lease.Names.Length), "Every lock held is in one lease's name.");
        Debug.Assert(All.All(lease => lease.Names.All(name => HolderOf(name) == lease)), "Every lease's locks are in its name.");
        Debug.Assert(_locks.Values.All(own => own.Users > 0), "A lock is forgotten that nobody has.");
        Debug.Assert(_owners.Values.Sum(owner => owner.Leases.Count) == _leases.All.Count(lease => lease.Entry.Session is not null), "Every session's lease is in its hands.");
        Debug.Assert(_runs.Values.Sum(run => run.Leases.Count) == _leases.All.Count(lease => lease.Entry.Run is not null), "Every run's lease is in it.");
        Debug.Assert(_runs.Values.All(run => run.Leases.Count > 0), "A run is forgotten that holds nothing.");
    }
}
