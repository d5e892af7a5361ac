using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Locks;

/// <summary>
/// Python's <c>queue.Queue</c>: items, a count of unfinished ones, and three conditions that share a lock. Source: "Thread communication", which uses it
/// without a limit; and CPython 3.13, whose <c>shutdown</c> the page does not know.
/// </summary>
/// <remarks>
/// <para>Faults, kept: a join returns whenever nothing is unfinished, be it for a moment only, before the first put for example; an item
/// that nobody acknowledges keeps every later join waiting for ever; who works on what is not known, so an item whose consumer dies is
/// lost; a call can be timed out, but not cancelled; who waited longest may be overtaken by a newcomer.</para>
/// <para>Items are passed by reference: whoever keeps one may change it under its consumer's hands. Thread-safe.</para>
/// </remarks>
/// <typeparam name="T">The items' type.</typeparam>
public class PythonQueue<T>
{
    private readonly PythonLock _mutex = new();
    private readonly PythonCondition _notEmpty;
    private readonly PythonCondition _notFull;
    private readonly PythonCondition _allTasksDone;
    private readonly int _maxSize;
    private bool _isShutDown;
    private long _unfinished;

    /// <summary>Creates a queue.</summary>
    /// <param name="maxSize">How many items it holds; 0, the default, and less: no limit.</param>
    public PythonQueue(int maxSize = 0) : this(maxSize, new FirstInFirstOut<T>())
    {
    }

    private protected PythonQueue(int maxSize, IPythonStore<T> store)
    {
        (_notEmpty, _notFull, _allTasksDone) = (new(_mutex), new(_mutex), new(_mutex));
        (_maxSize, Store) = (maxSize, store);
    }

    private protected IPythonStore<T> Store { get; }

    private bool HasRoom => _maxSize <= 0 || Store.Count < _maxSize;

    /// <summary>Puts an item, once there is room, and counts it as unfinished.</summary>
    /// <param name="item">The item; not copied.</param>
    /// <param name="block">Whether to wait for room at all.</param>
    /// <param name="timeout">How long to wait for it; null: as long as it takes. Only read if it blocks and there is a limit.</param>
    /// <exception cref="PythonFullException">There was no room, or not in time: Python's <c>queue.Full</c>.</exception>
    /// <exception cref="PythonShutDownException">The queue was shut down: Python's <c>queue.ShutDown</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="timeout"/> is negative: Python's <c>ValueError</c>.</exception>
    public void Put(T item, bool block = true, TimeSpan? timeout = null)
    {
        using (_notFull.Enter())
        {
            if (_isShutDown) throw new PythonShutDownException();
            if (_maxSize > 0) Check(block, timeout);
            if (!HasRoom && !(block && Await(_notFull, () => HasRoom, timeout))) throw new PythonFullException();
            Store.Put(item);
            _unfinished++;
            _notEmpty.Notify();
        }
    }

    /// <summary>Takes an item, once there is one.</summary>
    /// <param name="block">Whether to wait for one at all.</param>
    /// <param name="timeout">How long to wait for it; null: as long as it takes. Only read if it blocks.</param>
    /// <returns>The item.</returns>
    /// <exception cref="PythonEmptyException">There was none, or not in time: Python's <c>queue.Empty</c>.</exception>
    /// <exception cref="PythonShutDownException">The queue was shut down and is empty: Python's <c>queue.ShutDown</c>.</exception>
    /// <exception cref="ArgumentException"><paramref name="timeout"/> is negative: Python's <c>ValueError</c>.</exception>
    public T Get(bool block = true, TimeSpan? timeout = null)
    {
        using (_notEmpty.Enter())
        {
            if (_isShutDown && Store.Count == 0) throw new PythonShutDownException();
            Check(block, timeout);
            if (Store.Count == 0 && !(block && Await(_notEmpty, () => Store.Count > 0, timeout))) throw new PythonEmptyException();
            var item = Store.Take();
            _notFull.Notify();
            return item;
        }
    }

    /// <summary>Takes an item if there is one: Python's <c>get_nowait()</c>, without its exceptions.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        using (_notEmpty.Enter())
        {
            var isThere = Store.Count > 0;
            item = isThere ? Store.Take() : default;
            if (isThere) _notFull.Notify();
            return isThere;
        }
    }

    /// <summary>Says that one item is worked on.</summary>
    /// <exception cref="InvalidOperationException">Nothing is unfinished: Python's <c>ValueError: task_done() called too many times</c>.</exception>
    public void TaskDone()
    {
        using (_allTasksDone.Enter())
        {
            if (_unfinished == 0) throw new InvalidOperationException("task_done() called too many times");
            if (--_unfinished == 0) _allTasksDone.NotifyAll();
        }
    }

    /// <summary>Blocks until nothing is unfinished; returns at once if that is so right now.</summary>
    public void Join()
    {
        using (_allTasksDone.Enter())
            while (_unfinished > 0) _allTasksDone.Wait();
    }

    /// <summary>
    /// Closes the queue for puts, and for gets once it is empty: whoever blocks in one of them is told. May be said again; what is in work stays unfinished, and
    /// so keeps a join waiting.
    /// </summary>
    /// <param name="immediate">Whether to drop what is queued, each as if it were done.</param>
    public void Shutdown(bool immediate = false)
    {
        using (_mutex.Enter())
        {
            _isShutDown = true;
            if (immediate) DropAll();
            _notEmpty.NotifyAll();
            _notFull.NotifyAll();
        }
    }

    /// <summary>Items queued: Python's <c>qsize</c>.</summary>
    /// <returns>The count at that moment.</returns>
    public int Size()
    {
        using (_mutex.Enter()) return Store.Count;
    }

    /// <summary>Items put and not acknowledged: Python's <c>unfinished_tasks</c>. Here so that tests and the comparison can judge it.</summary>
    /// <returns>The count at that moment.</returns>
    public long Unfinished()
    {
        using (_mutex.Enter()) return _unfinished;
    }

    private void DropAll()
    {
        while (Store.Count > 0)
        {
            Store.Take();
            // Somebody may have said more often that work is done than items were got.
            if (_unfinished > 0) _unfinished--;
        }

        _allTasksDone.NotifyAll();
    }

    private bool Await(PythonCondition changed, Func<bool> isSo, TimeSpan? timeout) => changed.WaitFor(
        () =>
        {
            var holds = isSo();
            // A put is refused although there is room, a get only if there is nothing.
            if (_isShutDown && (!holds || changed == _notFull)) throw new PythonShutDownException();
            return holds;
        },
        timeout);

    private static void Check(bool block, TimeSpan? timeout)
    {
        if (block && timeout < TimeSpan.Zero) throw new ArgumentException("'timeout' must be a non-negative number", nameof(timeout));
    }
}
