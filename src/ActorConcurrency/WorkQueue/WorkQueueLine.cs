namespace ActorConcurrency;

/// <summary>
/// Things in an order of theirs. What comes in at either end stands in a ring, in constant time and without an allocation; what belongs
/// in between is sorted apart. Every step is logarithmic at most. Not thread-safe: it belongs to one state.
/// </summary>
/// <param name="order">The order; no two are equal.</param>
internal sealed class WorkQueueLine<TItem>(IComparer<TItem> order) where TItem : class
{
    private readonly SortedSet<TItem> _between = new(order);
    private TItem?[] _ring = new TItem[16];
    private int _head;
    private int _length;

    public int Count => _length + _between.Count;

    /// <summary>The first of all. There must be one.</summary>
    public TItem First => _length == 0 || (_between.Count > 0 && order.Compare(_between.Min!, At(0)) < 0) ? _between.Min! : At(0);

    /// <summary>The last of all. There must be one.</summary>
    public TItem Last => _length == 0 || (_between.Count > 0 && order.Compare(_between.Max!, At(_length - 1)) > 0) ? _between.Max! : At(_length - 1);

    public void Add(TItem item)
    {
        var isLast = _length == 0 || order.Compare(item, At(_length - 1)) > 0;
        if (!isLast && order.Compare(item, At(0)) > 0)
        {
            _between.Add(item);
            return;
        }

        if (_length == _ring.Length) Grow();
        if (!isLast) _head = Index(-1);
        _length++;
        _ring[isLast ? Index(_length - 1) : _head] = item;
    }

    public TItem RemoveFirst()
    {
        var first = First;
        if (_length == 0 || first != At(0)) _between.Remove(first);
        else
        {
            _ring[_head] = null;
            _head = Index(1);
            _length--;
        }

        return first;
    }

    public TItem RemoveLast()
    {
        var last = Last;
        if (_length == 0 || last != At(_length - 1)) _between.Remove(last);
        else _ring[Index(--_length)] = null;
        return last;
    }

    private TItem At(int place) => _ring[Index(place)]!;

    // The length of the ring is a power of two.
    private int Index(int place) => (_head + place) & (_ring.Length - 1);

    private void Grow()
    {
        var longer = new TItem?[2 * _ring.Length];
        for (var place = 0; place < _length; place++) longer[place] = At(place);
        (_ring, _head) = (longer, 0);
    }
}
