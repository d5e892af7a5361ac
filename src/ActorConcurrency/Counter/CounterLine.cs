namespace ActorConcurrency;

/// <summary>
/// Who waits for a counter to reach a bound. Entering and leaving, and finding out that a value concerns nobody, take logarithmic time, so that a change
/// costs as much as it lets through. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class CounterLine<TAddress>
{
    private readonly SortedSet<Waiter> _upwards = new(Waiter.ByBound);
    private readonly SortedSet<Waiter> _downwards = new(Waiter.ByBound);
    private readonly Dictionary<RequestId, Waiter> _named = [];
    private long _arrivals;

    public int Count => _upwards.Count + _downwards.Count;

    public bool Contains(RequestId id) => _named.ContainsKey(id);

    /// <summary>Somebody waits who has asked by message. Its id must be new.</summary>
    public void Add(RequestId id, CounterBound bound, TAddress address)
    {
        var waiter = new Waiter(id, bound, address, Operation: null, _arrivals++);
        _named.Add(id, waiter);
        SideOf(bound).Add(waiter);
    }

    /// <summary>An operation waits.</summary>
    /// <returns>Its place, until it is removed.</returns>
    public object Add(PendingOperation operation, CounterBound bound)
    {
        var waiter = new Waiter(default, bound, default!, operation, _arrivals++);
        SideOf(bound).Add(waiter);
        return waiter;
    }

    public void Remove(RequestId id)
    {
        if (_named.Remove(id, out var waiter)) SideOf(waiter.Bound).Remove(waiter);
    }

    /// <summary>Removes who is at a place; nothing if nobody is there any more.</summary>
    public void Remove(object place)
    {
        if (place is Waiter waiter) SideOf(waiter.Bound).Remove(waiter);
    }

    /// <summary>Takes out whose bound a value has reached, first come first; null: it concerns nobody.</summary>
    public List<Waiter>? Take(long value)
    {
        List<Waiter>? due = null;
        while (_upwards.Min is { } least && least.Bound.IsReachedBy(value)) TakeOut(_upwards, least, due ??= []);
        while (_downwards.Max is { } most && most.Bound.IsReachedBy(value)) TakeOut(_downwards, most, due ??= []);
        due?.Sort(static (one, other) => one.Arrival.CompareTo(other.Arrival));
        return due;
    }

    private SortedSet<Waiter> SideOf(CounterBound bound) => bound.Upwards ? _upwards : _downwards;

    private void TakeOut(SortedSet<Waiter> side, Waiter waiter, List<Waiter> due)
    {
        side.Remove(waiter);
        if (waiter.Operation is null) _named.Remove(waiter.Id);
        due.Add(waiter);
    }

    /// <summary>One who waits: has an address, or is an operation.</summary>
    public sealed record Waiter(RequestId Id, CounterBound Bound, TAddress Address, PendingOperation? Operation, long Arrival)
    {
        public static Comparer<Waiter> ByBound { get; } = Comparer<Waiter>.Create(static (one, other) =>
            one.Bound.Value.CompareTo(other.Bound.Value) is not 0 and var order ? order : one.Arrival.CompareTo(other.Arrival));
    }
}

/// <summary>What a counter's value is to reach.</summary>
/// <param name="Value">The bound.</param>
/// <param name="Upwards">Whether the value is to be as much or more; if not, as much or less.</param>
internal readonly record struct CounterBound(long Value, bool Upwards)
{
    public bool IsReachedBy(long value) => Upwards ? value >= Value : value <= Value;
}
