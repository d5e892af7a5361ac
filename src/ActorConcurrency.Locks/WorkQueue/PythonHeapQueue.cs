namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>queue.PriorityQueue</c>: a <see cref="PythonQueue{T}"/> that gives the least item first, by comparing the items. The page has a class of its
/// own instead, <see cref="PythonPriorityQueue{T}"/>, which compares priorities, takes the highest first, and keeps equals in order.
/// </summary>
/// <remarks>
/// <para>Faults besides those of the queue, kept: equals come in any order; a comparison that throws in a put leaves the item in the queue, uncounted and
/// perhaps out of place; one that throws in a get loses the item that was to be got; the comparison runs under the queue's lock, so one that uses the queue
/// waits for itself. An item of which the order changes while it is queued stays where it is.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
/// <param name="maxSize">How many items it holds; 0, the default, and less: no limit.</param>
/// <param name="comparer">Stands for Python's <c>__lt__</c>; null, the default: the items' own order.</param>
public sealed class PythonHeapQueue<T>(int maxSize = 0, IComparer<T>? comparer = null)
    : PythonQueue<T>(maxSize, new Heapq<T>(comparer ?? Comparer<T>.Default));

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
