using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// Messages by priority: the lowest first, equal ones in order of arrival. One chain of entries for each priority that is there, and a
/// heap of the chains: what is kept in order is priorities, of which there are few, and not messages. Not thread-safe.
/// </summary>
internal sealed class PriorityOrder
{
    private readonly Dictionary<int, Chain> _chains = [];
    private readonly PriorityQueue<Chain, int> _order = new();
    private Chain? _spare;

    public int Count { get; private set; }

    public void Add(int priority, PriorityEntry entry)
    {
        entry.Next = null;
        if (_chains.TryGetValue(priority, out var chain)) chain.Last!.Next = entry;
        else chain = Begin(priority, entry);
        chain.Last = entry;
        Count++;
    }

    public bool TryTake(out Envelope envelope)
    {
        if (!_order.TryPeek(out var chain, out var priority))
        {
            envelope = default;
            return false;
        }

        var first = chain.First!;
        envelope = first.Envelope;
        chain.First = first.Next;
        first.Next = null; // what is taken does not keep what comes after it alive
        if (chain.First is null) End(chain, priority);
        Count--;
        return true;
    }

    private Chain Begin(int priority, PriorityEntry entry)
    {
        var chain = _spare ?? new Chain();
        _spare = null;
        chain.First = entry;
        _chains.Add(priority, chain);
        _order.Enqueue(chain, priority);
        return chain;
    }

    private void End(Chain chain, int priority)
    {
        _order.Dequeue();
        _chains.Remove(priority);
        chain.Last = null;
        _spare = chain;
    }

    private sealed class Chain
    {
        public PriorityEntry? First;
        public PriorityEntry? Last;
    }
}
