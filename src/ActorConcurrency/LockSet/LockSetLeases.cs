using System.Collections.Immutable;
using System.Diagnostics;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <summary>Who holds which locks, and the books of it. Not thread-safe: it belongs to one state.</summary>
internal sealed class LockSetLeases
{
    private readonly ArrivalOrder<Lease> _leases = new();
    private readonly Dictionary<RequestId, Lease> _byId = [];
    private readonly Dictionary<string, Lease> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<RequestId, Owner> _owners = [];
    private long _granted;
    private long _returned;
    private long _reclaimed;

    public int Count => _leases.Count;

    public bool Contains(RequestId id) => _byId.ContainsKey(id);

    public void Open(RequestId session, string label) => _owners.TryAdd(session, new Owner(label));

    /// <summary>The session, or null if it is closed.</summary>
    public Owner? OwnerOf(RequestId session) => _owners.GetValueOrDefault(session);

    public string LabelOf(RequestId? session) => session is { } id && OwnerOf(id) is { } owner ? owner.Label : "";

    public Lease? HolderOf(string name) => _holders.GetValueOrDefault(name);

    public bool AreFree(ImmutableArray<string> names) => !names.Any(_holders.ContainsKey);

    /// <summary>What somebody holds: what the session holds, and the leases that were named.</summary>
    public IEnumerable<Lease> HeldBy(Acquire asker)
    {
        var held = asker.Holding.Select(id => _byId.GetValueOrDefault(id)).OfType<Lease>();
        return asker.Session is { } session && OwnerOf(session) is { } owner ? held.Concat(owner.Leases) : held;
    }

    public Granted Give(Acquire request, TimeSpan now)
    {
        var lease = new Lease(request.Id, request.Names, request.Session, ++_granted, now);
        _leases.Add(lease.Id, lease);
        _byId.Add(lease.Id, lease);
        foreach (var name in lease.Names) _holders.Add(name, lease);
        if (request.Session is { } session) _owners[session].Leases.Add(lease);
        return new Granted(lease.Id, lease.Names, lease.FencingToken);
    }

    public bool Return(RequestId id)
    {
        if (!Remove(id)) return false;
        _returned++;
        return true;
    }

    /// <summary>Takes a lease back unasked.</summary>
    public bool Reclaim(RequestId id)
    {
        if (!Remove(id)) return false;
        _reclaimed++;
        return true;
    }

    /// <summary>Forgets a session and takes back whatever it holds.</summary>
    /// <returns>How many leases that was.</returns>
    public int Close(RequestId session)
    {
        if (OwnerOf(session) is not { } owner) return 0;
        var reclaimed = owner.Leases.ToArray().Count(lease => Reclaim(lease.Id));
        _owners.Remove(session);
        return reclaimed;
    }

    public LockSetSnapshot Snapshot(TimeSpan now, ImmutableArray<LockWaiter> waiters) => new(
        _granted, _returned, _reclaimed,
        [.. _leases.All.Select(lease => lease.Entry).Select(lease => new LockHolder(LabelOf(lease.Session), lease.Names, lease.FencingToken, now - lease.Since))],
        waiters);

    private bool Remove(RequestId id)
    {
        if (!_leases.Remove(id, out var lease)) return false;
        _byId.Remove(id);
        foreach (var name in lease.Names) _holders.Remove(name);
        if (lease.Session is { } session) _owners[session].Leases.Remove(lease);
        return true;
    }

    [Conditional("DEBUG")]
    public void AssertInvariants()
    {
        Debug.Assert(_granted == _returned + _reclaimed + Count, "Every lease granted came back or is held.");
        Debug.Assert(_byId.Count == Count, "Every lease is found by its id.");
        Debug.Assert(_holders.Count == _leases.All.Sum(lease => lease.Entry.Names.Length), "Every lock held is in one lease's name.");
        Debug.Assert(_owners.Values.Sum(owner => owner.Leases.Count) == _leases.All.Count(lease => lease.Entry.Session is not null), "Every session's lease is in its hands.");
    }

    /// <summary>Locks that were granted together. Compares by identity.</summary>
    internal sealed class Lease(RequestId id, ImmutableArray<string> names, RequestId? session, long fencingToken, TimeSpan since)
    {
        public RequestId Id => id;
        public ImmutableArray<string> Names => names;
        public RequestId? Session => session;
        public long FencingToken => fencingToken;
        public TimeSpan Since => since;
    }

    /// <summary>A session.</summary>
    internal sealed class Owner(string label)
    {
        public string Label => label;

        /// <summary>What it holds.</summary>
        public HashSet<Lease> Leases { get; } = [];

        /// <summary>Whether a request of it is in the queue.</summary>
        public bool Waits { get; set; }
    }
}
