using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>
/// Requests in order of arrival, each under its id, and those that have something in common, their session say, in a chain of their own in
/// that order too: so what concerns a chain costs as much as the chain is long, whoever else is there. Nothing is allocated once it has been
/// as long as it gets. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class ChainedOrder<TEntry>
{
    private readonly ArrivalOrder<(TEntry Entry, LinkedListNode<RequestId>? Link)> _order = new();
    private readonly Stack<LinkedListNode<RequestId>> _spare = new();

    /// <summary>How many there are. A field of its own: a step that takes 20 ns must not follow references to it.</summary>
    public int Count { get; private set; }

    /// <summary>How many of them are in a chain.</summary>
    public int Chained { get; private set; }

    /// <summary>How many entries have been looked at one after the other so far, for want of an id or a chain. For specs, which count instead of timing.</summary>
    public long Walked { get; private set; }

    /// <summary>All of them, in order. Whatever is asked once for each of them must not walk.</summary>
    public IEnumerable<(RequestId Id, TEntry Entry)> All
    {
        get
        {
            foreach (var (id, (entry, _)) in _order.All)
            {
                Walked++;
                yield return (id, entry);
            }
        }
    }

    public bool Contains(RequestId id) => _order.Contains(id);

    public bool TryGet(RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var found = _order.TryGet(id, out var place);
        entry = place.Entry;
        return found;
    }

    /// <summary>Puts an entry last, in its chain too. Its id must be new.</summary>
    /// <param name="id">The request.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="chain">What it belongs to; null: to nothing. Only this order may change it.</param>
    public void Add(RequestId id, TEntry entry, LinkedList<RequestId>? chain = null)
    {
        var link = chain is null ? null : LinkTo(id);
        _order.Add(id, (entry, link));
        Count++;
        if (link is null) return;
        chain!.AddLast(link);
        Chained++;
    }

    /// <summary>Puts an entry without an id last, in no chain.</summary>
    /// <returns>Its place, until it is removed.</returns>
    public object Add(TEntry entry)
    {
        Count++;
        return _order.Add((entry, null));
    }

    /// <summary>Removes the entry at a place; false if it has none here.</summary>
    public bool Remove(object place) => Removed(_order.Remove(place, out _), link: null);

    public bool TryPeek(out RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var found = _order.TryPeek(out id, out var place);
        entry = place.Entry;
        return found;
    }

    /// <summary>Takes the first out: of a chain; null: of all.</summary>
    public bool TryTake(LinkedList<RequestId>? chain, out RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        entry = default;
        if (chain is not null) return TryPeek(chain, out id) && Remove(id, out entry);
        var found = _order.TryTake(out id, out var place);
        entry = place.Entry;
        return Removed(found, place.Link);
    }

    public bool Remove(RequestId id, [MaybeNullWhen(false)] out TEntry entry)
    {
        var found = _order.Remove(id, out var place);
        entry = place.Entry;
        return Removed(found, place.Link);
    }

    private bool Removed(bool found, LinkedListNode<RequestId>? link)
    {
        if (found) Count--;
        if (link is null) return found;
        link.List!.Remove(link);
        Chained--;
        _spare.Push(link);
        return found;
    }

    private static bool TryPeek(LinkedList<RequestId> chain, out RequestId id)
    {
        id = chain.First?.Value ?? default;
        return chain.Count > 0;
    }

    private LinkedListNode<RequestId> LinkTo(RequestId id)
    {
        if (!_spare.TryPop(out var link)) return new(id);
        link.Value = id;
        return link;
    }
}
