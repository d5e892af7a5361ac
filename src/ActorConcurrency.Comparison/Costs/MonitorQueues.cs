namespace ActorConcurrency.Comparison;

/// <summary>A queue as one writes it with <c>lock</c>: the other side of a cost study or a race, not for use.</summary>
internal sealed class MonitorQueue<T>
{
    private readonly Queue<T> _items = new();
    private bool _closed;

    /// <summary>Puts an item; false if it is closed.</summary>
    public bool TryPut(T item)
    {
        lock (_items)
        {
            if (_closed) return false;
            _items.Enqueue(item);
            Monitor.Pulse(_items);
            return true;
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

    public bool TryGet(out T? item)
    {
        lock (_items) return _items.TryDequeue(out item);
    }

    public void Close()
    {
        lock (_items) _closed = true;
    }
}

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
