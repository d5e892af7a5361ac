using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>The sessions that are open, by their ids. Not thread-safe: it belongs to one state.</summary>
internal sealed class Sessions
{
    private readonly Dictionary<RequestId, Session> _open = [];

    /// <summary>All of them, for whoever keeps them elsewhere too.</summary>
    public IEnumerable<Session> All => _open.Values;

    /// <summary>Opens a session; false: it is open already, and keeps its label.</summary>
    public bool Open(RequestId id, string label) => _open.TryAdd(id, new Session(id, label));

    /// <summary>Whether that session is open, or none was named.</summary>
    /// <param name="id">The session; null: none.</param>
    /// <param name="session">The session; null if none was named, or it is not open.</param>
    public bool IsOpen(RequestId? id, out Session? session)
    {
        session = null;
        return id is not { } named || _open.TryGetValue(named, out session);
    }

    /// <summary>Forgets a session and gives it, for what is in it to be ended; false if it is not open.</summary>
    public bool Close(RequestId id, [MaybeNullWhen(false)] out Session session) => _open.Remove(id, out session);
}

/// <summary>An owner, and what is in its name, each in order of arrival: chains of its state's <see cref="ChainedOrder{TEntry}"/>s.</summary>
internal sealed class Session(RequestId id, string label)
{
    public RequestId Id => id;

    public string Label => label;

    /// <summary>Its requests that wait.</summary>
    public LinkedList<RequestId> Waits { get; } = new();

    /// <summary>Its requests that were granted, for as long as it has what they got.</summary>
    public LinkedList<RequestId> Holds { get; } = new();
}
