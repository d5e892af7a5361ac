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
