using System.Runtime.InteropServices;

namespace ActorConcurrency;

/// <summary>
/// Items in the order of a user's comparer, which is asked only where an item comes in, and before anything is changed: if it throws, all is as it was,
/// and if it contradicts itself, items stand in an odd order, and none is lost. Not thread-safe.
/// </summary>
/// <remarks>A sorted list: an item that comes in is compared with a logarithmic number of others, and those before it move up in memory.</remarks>
/// <param name="order">Less than zero: the first of the two is got before the other.</param>
internal sealed class ComparedLine<TItem>(Comparison<TItem> order)
{
    // The first stands last: taking it moves nobody.
    private readonly List<TItem> _items = [];

    public int Count => _items.Count;

    /// <summary>All of them, the last first.</summary>
    public IReadOnlyList<TItem> All => _items;

    /// <summary>There must be one.</summary>
    public ref readonly TItem First => ref CollectionsMarshal.AsSpan(_items)[^1];

    public void Add(TItem item) => _items.Insert(PlaceOf(item), item);

    /// <summary>As the first, whatever the comparer says.</summary>
    public void AddFirst(TItem item) => _items.Add(item);

    public TItem TakeFirst()
    {
        var first = _items[^1];
        _items.RemoveAt(_items.Count - 1);
        return first;
    }

    public int Find(Predicate<TItem> isMeant) => _items.FindIndex(isMeant);

    public TItem RemoveAt(int index)
    {
        var item = _items[index];
        _items.RemoveAt(index);
        return item;
    }

    /// <summary>Exchanges an item for what stands somewhere else; if the comparer throws, it stays.</summary>
    public void Replace(int index, TItem item)
    {
        var old = RemoveAt(index);
        try
        {
            Add(item);
        }
        catch
        {
            _items.Insert(index, old);
            throw;
        }
    }

    private int PlaceOf(TItem item)
    {
        var (from, to) = (0, _items.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (order(item, _items[middle]) < 0) from = middle + 1;
            else to = middle;
        }

        return from;
    }
}
