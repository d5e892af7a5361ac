namespace ActorConcurrency.Locks;

/// <summary>Python's <c>queue.LifoQueue</c>: a <see cref="PythonQueue{T}"/> that gives the newest item first. Not on the page.</summary>
/// <remarks>Fault besides those of the queue, kept: the oldest item waits for ever while newer ones keep coming. Thread-safe.</remarks>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="maxSize">How many items it holds; 0, the default, and less: no limit.</param>
public sealed class PythonLifoQueue<T>(int maxSize = 0) : PythonQueue<T>(maxSize, new LastInFirstOut<T>());

/// <summary>Python's list, which is used as a stack.</summary>
internal sealed class LastInFirstOut<T> : IPythonStore<T>
{
    private readonly Stack<T> _items = new();

    public int Count => _items.Count;

    public void Put(T item) => _items.Push(item);

    public T Take() => _items.Pop();
}
