using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// Who waits, first come first served, each under the id of its request: enqueue, look at the first, and remove any in constant time.
/// Allocates nothing once it has been as long as it gets. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class WaitQueue<TWaiter>
{
    private readonly LinkedList<(RequestId Id, TWaiter Waiter)> _order = new();
    private readonly Dictionary<RequestId, LinkedListNode<(RequestId Id, TWaiter Waiter)>> _nodes = [];
    private readonly Stack<LinkedListNode<(RequestId Id, TWaiter Waiter)>> _spare = new();

    public int Count => _order.Count;

    /// <summary>Who waits, in order.</summary>
    public IReadOnlyCollection<(RequestId Id, TWaiter Waiter)> All => _order;

    public bool Contains(RequestId id) => _nodes.ContainsKey(id);

    /// <summary>Puts a waiter last. Its id must not be waiting.</summary>
    public void Enqueue(RequestId id, TWaiter waiter)
    {
        if (!_spare.TryPop(out var node)) node = new((id, waiter));
        node.Value = (id, waiter);
        _nodes.Add(id, node);
        _order.AddLast(node);
    }

    public bool TryPeek(out RequestId id, [MaybeNullWhen(false)] out TWaiter waiter)
    {
        var first = _order.First;
        (id, waiter) = first is null ? default : first.Value;
        return first is not null;
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TWaiter waiter)
    {
        waiter = default;
        if (!_nodes.Remove(id, out var node)) return false;
        waiter = node.Value.Waiter;
        _order.Remove(node);
        // What a spare node holds would be kept from collection.
        node.Value = default;
        _spare.Push(node);
        return true;
    }
}
