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
