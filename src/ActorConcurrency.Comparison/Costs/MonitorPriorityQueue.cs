namespace ActorConcurrency.Comparison;

/// <summary>A priority queue as one writes it with <c>lock</c>: higher first, equals in their order. Not for use.</summary>
internal sealed class MonitorPriorityQueue<T>
{
    private readonly PriorityQueue<T, (int Negated, long Count)> _items = new();
    private long _count;

    public void Put(T item, int priority)
    {
        lock (_items)
        {
            _items.Enqueue(item, (-priority, _count++));
            Monitor.Pulse(_items);
        }
    }

    public T Get()
    {
        lock (_items)
        {
            while (_items.Count == 0) Monitor.Wait(_items);
            return _items.Dequeue();
        }
    }
}
