using Akka.Actor;

namespace ActorConcurrency;

/// <summary>The actors that own sessions, watched by the recipe's actor as long as they own one. Not thread-safe: it belongs to one actor.</summary>
internal sealed class SessionOwners(IActorContext context)
{
    private readonly Dictionary<RequestId, IActorRef> _owners = [];

    /// <summary>A session is opened. A session that is open already keeps its owner.</summary>
    public void Open(RequestId session, IActorRef? owner)
    {
        if (owner is not null && _owners.TryAdd(session, owner)) context.Watch(owner);
    }

    /// <summary>A session is closed before its owner's end.</summary>
    public void Close(RequestId session)
    {
        if (_owners.Remove(session, out var owner) && !_owners.ContainsValue(owner)) context.Unwatch(owner);
    }

    /// <summary>An owner has ended: gives its sessions, and forgets them.</summary>
    public IReadOnlyCollection<RequestId> End(IActorRef owner)
    {
        var sessions = _owners.Where(entry => entry.Value.Equals(owner)).Select(entry => entry.Key).ToArray();
        foreach (var session in sessions) _owners.Remove(session);
        return sessions;
    }
}
