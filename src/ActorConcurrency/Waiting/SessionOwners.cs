using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// The actors that own sessions, watched by the recipe's actor as long as they own one. A session's end costs the same however many others
/// there are, and an owner's end as much as it owns. Not thread-safe: it belongs to one actor.
/// </summary>
/// <param name="watch">The recipe's actor.</param>
internal sealed class SessionOwners(ICanWatch watch)
{
    private readonly ChainedOrder<IActorRef> _sessions = new();
    private readonly Dictionary<IActorRef, LinkedList<RequestId>> _byOwner = [];

    /// <summary>A session is opened. A session that is open already keeps its owner.</summary>
    public void Open(RequestId session, IActorRef? owner)
    {
        if (owner is null || _sessions.Contains(session)) return;
        if (!_byOwner.TryGetValue(owner, out var owned))
        {
            _byOwner.Add(owner, owned = new());
            watch.Watch(owner);
        }

        _sessions.Add(session, owner, owned);
    }

    /// <summary>A session is closed before its owner's end.</summary>
    public void Close(RequestId session)
    {
        if (!_sessions.Remove(session, out var owner) || _byOwner[owner].Count > 0) return;
        _byOwner.Remove(owner);
        watch.Unwatch(owner);
    }

    /// <summary>An owner has ended: gives its sessions, in the order in which they were opened, and forgets them.</summary>
    public IReadOnlyCollection<RequestId> End(IActorRef owner)
    {
        if (!_byOwner.Remove(owner, out var owned)) return [];
        RequestId[] sessions = [.. owned];
        foreach (var session in sessions) _sessions.Remove(session, out _);
        return sessions;
    }
}
