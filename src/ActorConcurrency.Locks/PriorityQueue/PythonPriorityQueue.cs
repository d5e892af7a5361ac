namespace ActorConcurrency.Locks;

/// <summary>The page's <c>PriorityQueue</c>: a heap of <c>(-priority, count, item)</c> and a condition. Source: "Thread communication".</summary>
/// <remarks>
/// <para>Highest priority first; the count keeps equals in the order of their puts, and keeps items from being compared.</para>
/// <para>Faults, kept: a get can be neither cancelled nor timed out, so a getter for whom nothing comes waits for ever, and its thread keeps
/// the process; an item of low priority waits for ever while more important ones keep coming; there is no limit, so fast putters fill the memory;
/// a priority cannot be changed, and who waits cannot be seen.</para>
/// <para>Difference from Python: a priority is an <see cref="int"/>, negated as a <see cref="long"/>, for the smallest has no negative. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class PythonPriorityQueue<T>
{
    private readonly PriorityQueue<T, (long Negated, long Count)> _queue = new();
    private readonly PythonCondition _cv = new();
    private long _count;

    /// <summary>Puts an item and wakes one getter. Never blocks.</summary>
    /// <param name="item">The item; not copied.</param>
    /// <param name="priority">Higher is got first.</param>
    public void Put(T item, int priority)
    {
        using (_cv.Enter())
        {
            _queue.Enqueue(item, (-(long)priority, _count));
            _count++;
            _cv.Notify();
        }
    }

    /// <summary>Blocks until there is an item, then takes the most important one.</summary>
    /// <returns>The item.</returns>
    public T Get()
    {
        using (_cv.Enter())
        {
            while (_queue.Count == 0) _cv.Wait();
            return _queue.Dequeue();
        }
    }

    /// <summary>The items queued. Not on the page; here so that tests and the comparison can judge it.</summary>
    /// <returns>The count at that moment.</returns>
    public int Peek()
    {
        using (_cv.Enter()) return _queue.Count;
    }
}
