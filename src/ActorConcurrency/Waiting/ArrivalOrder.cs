using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// Requests in order of arrival: who waits, or who holds. One that came by message has an id; one that stands here itself keeps its place. Adding,
/// looking at the first, finding and removing take constant time; nothing is allocated once it has been as long as it gets. Not thread-safe: it
/// belongs to one state.
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
    public void Add(RequestId id, TEntry entry) => _nodes.Add(id, Append(id, entry));

    /// <summary>Puts an entry without an id last.</summary>
    /// <returns>Its place, until it is removed.</returns>
    public object Add(TEntry entry) => Append(default, entry);

    public bool TryPeek(out RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var first = _order.First;
        (id, entry) = first is null ? default : first.Value;
        return first is not null;
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        entry = default;
        return _nodes.TryGetValue(id, out var node) && Remove(node, out entry);
    }

    /// <summary>Removes the entry at a place; false if it has none here.</summary>
    public bool Remove(object place, [MaybeNullWhen(false)] out TEntry entry)
    {
        entry = default;
        if (place is not LinkedListNode<(RequestId Id, TEntry Entry)> node || node.List != _order) return false;
        entry = node.Value.Entry;
        if (IsNamed(node)) _nodes.Remove(node.Value.Id);
        _order.Remove(node);
        // A spare node must keep nothing from collection.
        node.Value = default;
        _spare.Push(node);
        return true;
    }

    /// <summary>Removes the first.</summary>
    public bool TryTake(out RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        entry = default;
        id = default;
        if (_order.First is not { } first) return false;
        id = first.Value.Id;
        return Remove(first, out entry);
    }

    private bool IsNamed(LinkedListNode<(RequestId Id, TEntry Entry)> node) =>
        node.Value.Id != default || (_nodes.Count > 0 && _nodes.TryGetValue(default, out var named) && named == node);

    private LinkedListNode<(RequestId Id, TEntry Entry)> Append(RequestId id, TEntry entry)
    {
        if (!_spare.TryPop(out var node)) node = new((id, entry));
        node.Value = (id, entry);
        _order.AddLast(node);
        return node;
    }
}
