using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// Requests in order of arrival, each under its id: who waits, or who holds. Adding, looking at the first, finding and removing take
/// constant time; nothing is allocated once it has been as long as it gets. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class ArrivalOrder<TEntry>
{
    private readonly LinkedList<(RequestId Id, TEntry Entry)> _order = new();
    private readonly Dictionary<RequestId, LinkedListNode<(RequestId Id, TEntry Entry)>> _nodes = [];
    private readonly Stack<LinkedListNode<(RequestId Id, TEntry Entry)>> _spare = new();

    public int Count => _order.Count;

    /// <summary>All of them, in order.</summary>
    public IReadOnlyCollection<(RequestId Id, TEntry Entry)> All => _order;

    public bool Contains(RequestId id) => _nodes.ContainsKey(id);

    public bool TryGet(RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var found = _nodes.TryGetValue(id, out var node);
        entry = found ? node!.Value.Entry : default;
        return found;
    }

    /// <summary>Puts an entry last. Its id must be new.</summary>
    public void Add(RequestId id, TEntry entry)
    {
        if (!_spare.TryPop(out var node)) node = new((id, entry));
        node.Value = (id, entry);
        _nodes.Add(id, node);
        _order.AddLast(node);
    }

    public bool TryPeek(out RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var first = _order.First;
        (id, entry) = first is null ? default : first.Value;
        return first is not null;
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        entry = default;
        if (!_nodes.Remove(id, out var node)) return false;
        entry = node.Value.Entry;
        _order.Remove(node);
        // A spare node must keep nothing from collection.
        node.Value = default;
        _spare.Push(node);
        return true;
    }
}
