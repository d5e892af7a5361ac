using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency.Comparison;

/// <summary>A queue as one writes it with <c>lock</c> and <c>Monitor</c>: an end that is told, in place of a sentinel. Thread-safe.</summary>
/// <typeparam name="T">The items' type.</typeparam>
internal sealed class LockQueue<T>
{
    private readonly object _gate = new();
    private readonly Queue<T> _items = new();
    private bool _completed;

    public int Count
    {
        get { lock (_gate) return _items.Count; }
    }

    public void Put(T item)
    {
        if (!TryPut(item)) throw new InvalidOperationException("The queue is completed.");
    }

    /// <summary>Puts an item; no if the queue is completed.</summary>
    public bool TryPut(T item)
    {
        lock (_gate)
        {
            if (_completed) return false;
            _items.Enqueue(item);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Nothing more will come.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for an item; no if all is taken and nothing more will come.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        lock (_gate)
        {
            while (_items.Count == 0 && !_completed) Monitor.Wait(_gate);
            return _items.TryDequeue(out item);
        }
    }
}
