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

    public int Count => _nodes.Count;

    /// <summary>All of them, first come first.</summary>
    public IEnumerable<Waiting> All => _nodes.Values.Select(node => node.Value).OrderBy(waiting => waiting.Arrival);

    public bool Contains(RequestId id) => _nodes.ContainsKey(id);

    /// <summary>Puts an entry last in its line. Its id must be new.</summary>
    /// <param name="id">The request.</param>
    /// <param name="after">The signal before the one that is waited for; null: the flag.</param>
    /// <param name="entry">The entry.</param>
    public void Add(RequestId id, long? after, TEntry entry)
    {
        if (!_spareNodes.TryPop(out var node)) node = new(default);
        node.Value = new Waiting(id, after, entry, _arrivals++);
        _nodes.Add(id, node);
        if (Line(after) is not { } line) _forNumber.Add(after!.Value, line = _spareLines.TryPop(out var spare) ? spare : new());
        line.AddLast(node);
    }

    /// <summary>The first who waits for the flag, or for the signal after a number.</summary>
    public bool TryPeek(long? after, out Waiting first)
    {
        var node = Line(after)?.First;
        first = node is null ? default : node.Value;
        return node is not null;
    }

    public bool Remove(RequestId id)
    {
        if (!_nodes.Remove(id, out var node)) return false;
        var line = node.List!;
        line.Remove(node);
        if (node.Value.After is { } number && line.Count == 0)
        {
            _forNumber.Remove(number);
            _spareLines.Push(line);
        }

        // A spare node must keep nothing from collection.
        node.Value = default;
        _spareNodes.Push(node);
        return true;
    }

    private LinkedList<Waiting>? Line(long? after) => after is { } number ? _forNumber.GetValueOrDefault(number) : _forFlag;

    /// <summary>One who waits.</summary>
    public readonly record struct Waiting(RequestId Id, long? After, TEntry Entry, long Arrival);
}
