namespace ActorConcurrency;

/// <summary>
/// Who waits for an event: in one line for the flag, and in one line for each signal that is waited for, by its number; a ticker's ticks are
/// such signals. Entering, looking at the first of a line, and leaving take constant time, so that a signal costs as much as it lets through
/// and no more. Nothing is allocated once it has been as long as it gets. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class EventQueue<TEntry>
{
    private readonly LinkedList<Waiting> _forFlag = new();
    private readonly Dictionary<long, LinkedList<Waiting>> _forNumber = [];
    private readonly Dictionary<RequestId, LinkedListNode<Waiting>> _nodes = [];
    private readonly Stack<LinkedListNode<Waiting>> _spareNodes = new();
    private readonly Stack<LinkedList<Waiting>> _spareLines = new();
    private long _arrivals;

    public int Count { get; private set; }

    /// <summary>All of them, first come first.</summary>
    public IEnumerable<Waiting> All => _forNumber.Values.Prepend(_forFlag).SelectMany(line => line).OrderBy(waiting => waiting.Arrival);

    public bool Contains(RequestId id) => _nodes.ContainsKey(id);

    /// <summary>Puts an entry last in its line. Its id must be new.</summary>
    /// <param name="id">The request.</param>
    /// <param name="after">The signal before the one that is waited for; null: the flag.</param>
    /// <param name="entry">The entry.</param>
    public void Add(RequestId id, long? after, TEntry entry) => _nodes.Add(id, Append(new Waiting(id, after, entry, _arrivals++, IsNamed: true)));

    /// <summary>Puts an entry without an id last in its line.</summary>
    /// <returns>Its place, until it is removed.</returns>
    public object Add(long? after, TEntry entry) => Append(new Waiting(default, after, entry, _arrivals++, IsNamed: false));

    /// <summary>The first who waits for the flag, or for the signal after a number.</summary>
    public bool TryPeek(long? after, out Waiting first)
    {
        var node = Line(after)?.First;
        first = node is null ? default : node.Value;
        return node is not null;
    }

    /// <summary>Removes the first of a line.</summary>
    public bool TryTake(long? after, out Waiting first) => TryPeek(after, out first) && Remove(Line(after)!.First!);

    public bool Remove(RequestId id) => _nodes.TryGetValue(id, out var node) && Remove(node);

    /// <summary>Removes the entry at a place; false if it has none here.</summary>
    public bool Remove(object place)
    {
        if (place is not LinkedListNode<Waiting> { List: { } line } node) return false;
        line.Remove(node);
        if (node.Value.IsNamed) _nodes.Remove(node.Value.Id);
        if (node.Value.After is { } number && line.Count == 0)
        {
            _forNumber.Remove(number);
            _spareLines.Push(line);
        }

        // A spare node must keep nothing from collection.
        node.Value = default;
        _spareNodes.Push(node);
        Count--;
        return true;
    }

    private LinkedListNode<Waiting> Append(Waiting waiting)
    {
        if (!_spareNodes.TryPop(out var node)) node = new(default);
        node.Value = waiting;
        if (Line(waiting.After) is not { } line) _forNumber.Add(waiting.After!.Value, line = _spareLines.TryPop(out var spare) ? spare : new());
        line.AddLast(node);
        Count++;
        return node;
    }

    private LinkedList<Waiting>? Line(long? after) => after is { } number ? _forNumber.GetValueOrDefault(number) : _forFlag;

    /// <summary>One who waits.</summary>
    public readonly record struct Waiting(RequestId Id, long? After, TEntry Entry, long Arrival, bool IsNamed);
}
