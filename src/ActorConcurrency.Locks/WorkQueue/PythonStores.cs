namespace ActorConcurrency.Locks;

/// <summary>Where a <see cref="PythonQueue{T}"/> keeps its items: what Python's subclasses of <c>Queue</c> override.</summary>
internal interface IPythonStore<T>
{
    int Count { get; }

    void Put(T item);

    T Take();
}

/// <summary>Python's <c>deque</c>.</summary>
internal sealed class FirstInFirstOut<T> : IPythonStore<T>
{
    private readonly Queue<T> _items = new();

    public int Count => _items.Count;

    public void Put(T item) => _items.Enqueue(item);

    public T Take() => _items.Dequeue();
}

/// <summary>Python's list, which is used as a stack.</summary>
internal sealed class LastInFirstOut<T> : IPythonStore<T>
{
    private readonly Stack<T> _items = new();

    public int Count => _items.Count;

    public void Put(T item) => _items.Push(item);

    public T Take() => _items.Pop();
}

/// <summary>Python's <c>heapq</c>, comparison by comparison: if one throws, the heap stays as it is then.</summary>
internal sealed class Heapq<T>(IComparer<T> comparer) : IPythonStore<T>
{
    private readonly List<T> _heap = [];

    public int Count => _heap.Count;

    public void Put(T item)
    {
        _heap.Add(item);
        MoveUp(0, _heap.Count - 1);
    }

    public T Take()
    {
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (_heap.Count == 0) return last;
        var least = _heap[0];
        _heap[0] = last;
        MoveDown();
        return least;
    }

    private void MoveUp(int top, int place)
    {
        for (var parent = (place - 1) / 2; place > top && IsLess(place, parent); parent = (place - 1) / 2)
        {
            (_heap[place], _heap[parent]) = (_heap[parent], _heap[place]);
            place = parent;
        }
    }

    // Down to a leaf, behind the smaller child each time, and then up again: fewer comparisons.
    private void MoveDown()
    {
        var place = 0;
        while (2 * place + 1 is var child && child < _heap.Count)
        {
            if (child + 1 < _heap.Count && !IsLess(child, child + 1)) child++;
            (_heap[place], _heap[child]) = (_heap[child], _heap[place]);
            place = child;
        }

        MoveUp(0, place);
    }

    private bool IsLess(int x, int y) => comparer.Compare(_heap[x], _heap[y]) < 0;
}
