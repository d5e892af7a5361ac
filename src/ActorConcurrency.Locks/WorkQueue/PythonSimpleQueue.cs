namespace ActorConcurrency.Locks;

/// <summary>Python's <c>queue.SimpleQueue</c>: puts and gets, first in, first out, and nothing else. Not on the page.</summary>
/// <remarks>
/// <para>Faults, kept: no limit, so fast producers fill the memory; no <c>task_done</c>, <c>join</c> and <c>shutdown</c>, so its users agree on an item that
/// means the end; a get can be timed out, but not cancelled.</para>
/// <para>Difference from Python: a put inside a put of the same thread, by a finaliser for example, cannot happen here. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class PythonSimpleQueue<T>
{
    private readonly PythonCondition _notEmpty = new();
    private readonly Queue<T> _items = new();

    /// <summary>Puts an item. Never blocks.</summary>
    /// <param name="item">The item; not copied.</param>
    /// <param name="block">Ignored, as in Python.</param>
    /// <param name="timeout">Ignored, as in Python.</param>
    public void Put(T item, bool block = true, TimeSpan? timeout = null)
    {
        using (_notEmpty.Enter())
        {
            _items.Enqueue(item);
            _notEmpty.Notify();
        }
    }

    /// <summary>Takes an item, once there is one.</summary>
    /// <param name="block">Whether to wait for one at all.</param>
    /// <param name="timeout">How long to wait for it; null: as long as it takes. Only read if it blocks.</param>
    /// <returns>The item.</returns>
    /// <exception cref="PythonEmptyException">There was none, or not in time: Python's <c>queue.Empty</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="timeout"/> is negative: Python's <c>ValueError</c>.</exception>
    public T Get(bool block = true, TimeSpan? timeout = null)
    {
        if (block && timeout < TimeSpan.Zero) throw new ArgumentException("'timeout' must be a non-negative number", nameof(timeout));
        using (_notEmpty.Enter())
        {
            if (!_notEmpty.WaitFor(() => _items.Count > 0, block ? timeout : TimeSpan.Zero)) throw new PythonEmptyException();
            return _items.Dequeue();
        }
    }

    /// <summary>Items queued: Python's <c>qsize</c>.</summary>
    /// <returns>The count at that moment.</returns>
    public int Size()
    {
        using (_notEmpty.Enter()) return _items.Count;
    }
}
