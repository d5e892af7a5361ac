namespace ActorConcurrency;

/// <summary>
/// Who waits for a condition: in one line for their predicates, and in one for a notification. Entering, looking at the first of a line, and
/// leaving take constant time. Not thread-safe: it belongs to one state.
/// </summary>
internal sealed class ConditionLine<TState, TAddress>
{
    private readonly LinkedList<ConditionWait<TState, TAddress>> _forPredicates = new();
    private readonly LinkedList<ConditionWait<TState, TAddress>> _forNotify = new();
    private readonly Dictionary<RequestId, LinkedListNode<ConditionWait<TState, TAddress>>> _nodes = [];

    public int Count => _nodes.Count;

    /// <summary>How many wait for a notification.</summary>
    public int ForNotify => _forNotify.Count;

    /// <summary>How many waits have begun. The next one gets this number.</summary>
    public long Arrivals { get; private set; }

    /// <summary>The oldest wait for a predicate; those behind it follow.</summary>
    public LinkedListNode<ConditionWait<TState, TAddress>>? FirstForPredicate => _forPredicates.First;

    /// <summary>The oldest wait for a notification.</summary>
    public LinkedListNode<ConditionWait<TState, TAddress>>? FirstForNotify => _forNotify.First;

    /// <summary>All of them, first come first.</summary>
    public IEnumerable<ConditionWait<TState, TAddress>> All => _forPredicates.Concat(_forNotify).OrderBy(wait => wait.Arrival);

    public bool Contains(RequestId id) => _nodes.ContainsKey(id);

    /// <summary>Puts a wait last in its line. Its id must be new.</summary>
    public void Add(RequestId id, TAddress address, TimeSpan since, Func<TState, bool>? until = null, Func<TState, TState>? code = null)
    {
        var line = until is null ? _forNotify : _forPredicates;
        _nodes.Add(id, line.AddLast(new ConditionWait<TState, TAddress>(id, address, since, Arrivals++, until, code)));
    }

    public bool Remove(RequestId id, out ConditionWait<TState, TAddress> wait)
    {
        wait = default;
        if (!_nodes.Remove(id, out var node)) return false;
        wait = node.Value;
        node.List!.Remove(node);
        return true;
    }
}

/// <summary>One who waits.</summary>
/// <param name="Id">The request.</param>
/// <param name="Address">Where its answer goes.</param>
/// <param name="Since">When it began.</param>
/// <param name="Arrival">Its number among the waits.</param>
/// <param name="Until">Its predicate; null: it waits for a notification.</param>
/// <param name="Code">Its update; null: none.</param>
internal readonly record struct ConditionWait<TState, TAddress>(
    RequestId Id, TAddress Address, TimeSpan Since, long Arrival, Func<TState, bool>? Until, Func<TState, TState>? Code);
