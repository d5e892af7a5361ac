namespace ActorConcurrency;

/// <summary>
/// Things in an order of theirs. What comes in at either end stands in a ring, in constant time and without an allocation; what belongs
/// in between is sorted apart. Every step is logarithmic at most. Not thread-safe: it belongs to one state.
/// </summary>
/// <param name="order">The order; no two are equal.</param>
internal sealed class WorkQueueLine<TItem>(IComparer<TItem> order)
{
    private readonly SortedSet<TItem> _between = new(order);
    private TItem[] _ring = new TItem[16];
    private int _head;
    private int _length;

    public int Count { get; private set; }

    /// <summary>The first of all. There must be one.</summary>
    public TItem First => IsFirstBetween ? _between.Min! : At(0);

    /// <summary>The last of all. There must be one.</summary>
    public TItem Last => IsLastBetween ? _between.Max! : At(_length - 1);

    private bool IsFirstBetween => Count > _length && (_length == 0 || order.Compare(_between.Min!, At(0)) < 0);

    private bool IsLastBetween => Count > _length && (_length == 0 || order.Compare(_between.Max!, At(_length - 1)) > 0);

    public void Add(TItem item)
    {
        if (_length == 0 || order.Compare(item, At(_length - 1)) > 0) AddLast(item);
        else if (order.Compare(item, At(0)) < 0) AddFirst(item);
        else AddBetween(item);
    }

    /// <summary>As <see cref="Add"/>, for what is known to come after all others.</summary>
    public void AddLast(TItem item)
    {
        if (_length == _ring.Length) Grow();
        Count++;
        At(_length++) = item;
    }

    private void AddFirst(TItem item)
    {
        if (_length == _ring.Length) Grow();
        Count++;
        _length++;
        _head = Index(-1);
        At(0) = item;
    }

    private void AddBetween(TItem item)
    {
        Count++;
        _between.Add(item);
    }

    public TItem RemoveFirst()
    {
        var isBetween = IsFirstBetween;
        Count--;
        if (isBetween) return RemoveBetween(_between.Min!);
        ref var place = ref At(0);
        var first = place;
        place = default!;
        _head = Index(1);
        _length--;
        return first;
    }

    public TItem RemoveLast()
    {
        var isBetween = IsLastBetween;
        Count--;
        if (isBetween) return RemoveBetween(_between.Max!);
        var last = At(--_length);
        At(_length) = default!;
        return last;
    }

    private TItem RemoveBetween(TItem item)
    {
        _between.Remove(item);
        return item;
    }

    private ref TItem At(int place) => ref _ring[Index(place)];

    // The length of the ring is a power of two.
    private int Index(int place) => (_head + place) & (_ring.Length - 1);

    private void Grow()
    {
        var longer = new TItem[2 * _ring.Length];
        for (var place = 0; place < _length; place++) longer[place] = At(place);
        (_ring, _head) = (longer, 0);
    }
}
