using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>queue.Queue()</c>, without a limit as on the page: items, a count of unfinished ones, and a condition. Source: "Thread
/// communication".
/// </summary>
/// <remarks>
/// <para>Faults, kept: a join returns whenever nothing is unfinished, be it for a moment only, before the first put for example; an item
/// that nobody acknowledges keeps every later join waiting for ever; who works on what is not known, so an item whose consumer dies is
/// lost; a get can be neither cancelled nor timed out on the page; there is no end, so consumers are ended by an item that means it.</para>
/// <para>Items are passed by reference: whoever keeps one may change it under its consumer's hands.</para>
/// <para>Difference from Python: one condition stands for its three. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public sealed class PythonQueue<T>
{
    private readonly PythonCondition _changed = new();
    private readonly Queue<T> _items = new();
    private long _unfinished;

    /// <summary>Puts an item and counts it as unfinished. Never blocks.</summary>
    /// <param name="item">The item; not copied.</param>
    public void Put(T item)
    {
        using (_changed.Enter())
        {
            _items.Enqueue(item);
            _unfinished++;
            _changed.NotifyAll();
        }
    }

    /// <summary>Blocks until there is an item, then takes it.</summary>
    /// <returns>The item.</returns>
    public T Get()
    {
        using (_changed.Enter())
        {
            while (_items.Count == 0) _changed.Wait();
            return _items.Dequeue();
        }
    }

    /// <summary>Takes an item if there is one: Python's <c>get_nowait()</c>.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one; Python raises <c>Empty</c>.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        using (_changed.Enter()) return _items.TryDequeue(out item);
    }

    /// <summary>Says that one item is worked on.</summary>
    /// <exception cref="InvalidOperationException">Nothing is unfinished: Python's <c>ValueError: task_done() called too many times</c>.</exception>
    public void TaskDone()
    {
        using (_changed.Enter())
        {
            if (_unfinished == 0) throw new InvalidOperationException("task_done() called too many times");
            if (--_unfinished == 0) _changed.NotifyAll();
        }
    }

    /// <summary>Blocks until nothing is unfinished; returns at once if that is so right now.</summary>
    public void Join()
    {
        using (_changed.Enter())
            while (_unfinished > 0) _changed.Wait();
    }

    /// <summary>Items put and not acknowledged: Python's <c>unfinished_tasks</c>. Here so that tests and the comparison can judge it.</summary>
    /// <returns>The count at that moment.</returns>
    public long Unfinished()
    {
        using (_changed.Enter()) return _unfinished;
    }
}
