using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>An item in a <see cref="DotNetPriorityQueue{T}"/>. It does not change: a new priority makes a new entry under the same number.</summary>
internal sealed class PriorityEntry<T>(T item, int priority, long number, TimeSpan since)
{
    public T Item => item;

    public int Priority => priority;

    public long Number => number;

    public TimeSpan Since => since;

    public PriorityEntry<T> With(int priority) => new(item, priority, number, since);
}

/// <summary>The items and the books of a <see cref="DotNetPriorityQueue{T}"/>. Not thread-safe: its queue's gate guards it.</summary>
/// <remarks>
/// <para>Ageing needs no re-sorting: an item's importance is its priority plus its age in intervals, and since all grow older equally fast, the
/// order of "the moment of the put, less the priority in intervals" never changes.</para>
/// <para>A heap finds its first and no other. So an entry whose item was removed, or got another priority, stays there until it is the first,
/// or until such entries are more than half.</para>
/// </remarks>
internal sealed class PriorityHeap<T>(TimeSpan? ageing, TimeProvider time, IComparer<T>? comparer = null)
{
    private readonly PriorityQueue<PriorityEntry<T>, (Int128 Rank, long Number)> _heap = new();
    private readonly ComparedEntries<T>? _compared = comparer is null ? null : new(comparer);
    private readonly Dictionary<long, PriorityEntry<T>> _entries = [];
    private readonly long _start = time.GetTimestamp();
    private long _lastNumber;
    private long _put;
    private long _got;
    private long _removed;

    public long Put(T item, int priority)
    {
        Add(new PriorityEntry<T>(item, priority, _lastNumber + 1, time.GetElapsedTime(_start)));
        _put++;
        return ++_lastNumber;
    }

    public Taken<T>? Take()
    {
        if (First() is not { } entry) return null;
        if (_compared is not null) _compared.TakeFirst();
        else _heap.Dequeue();
        _entries.Remove(entry.Number);
        _got++;
        Tidy();
        return new Taken<T>(entry.Item);
    }

    public bool Reprioritize(long number, int priority)
    {
        if (!_entries.TryGetValue(number, out var entry)) return false;
        var changed = entry.With(priority);
        if (_compared is not null) _compared.Replace(entry, changed);
        else _heap.Enqueue(changed, KeyOf(changed));
        _entries[number] = changed;
        Tidy();
        return true;
    }

    public bool Remove(long number)
    {
        if (!_entries.Remove(number, out var entry)) return false;
        _compared?.Remove(entry);
        _removed++;
        Tidy();
        return true;
    }

    public int Count => _entries.Count;

    /// <summary>Whether the caller is the user's comparer itself, which a lock lets in.</summary>
    public bool IsComparing => _compared is { IsComparing: true };

    public PriorityQueueSnapshot Snapshot(int capacity)
    {
        Debug.Assert(_put == _got + _removed + _entries.Count, "Every item put was got, removed, or is queued.");
        TimeSpan? oldest = _entries.Count == 0 ? null : time.GetElapsedTime(_start) - _entries.Values.Min(entry => entry.Since);
        return new(capacity, _put, _got, _removed, _entries.Count, First()?.Priority, oldest, [], []);
    }

    private void Add(PriorityEntry<T> entry)
    {
        if (_compared is not null) _compared.Add(entry);
        else _heap.Enqueue(entry, KeyOf(entry));
        _entries.Add(entry.Number, entry);
    }

    // The first in the heap that is one of the entries, after those before it, which are not, have been taken out.
    private PriorityEntry<T>? First()
    {
        if (_compared is not null) return _compared.First;
        while (_heap.TryPeek(out var entry, out _))
        {
            if (_entries.GetValueOrDefault(entry.Number) == entry) return entry;
            _heap.Dequeue();
        }

        return null;
    }

    // No more work than there are such entries, so none costs more on average the longer the queue is; and none keeps its item from collection for long.
    private void Tidy()
    {
        if (_heap.Count <= 2 * _entries.Count) return;
        _heap.Clear();
        _heap.EnqueueRange(_entries.Values.Select(entry => (entry, KeyOf(entry))));
    }

    private (Int128 Rank, long Number) KeyOf(PriorityEntry<T> entry) =>
        (ageing is { } interval ? entry.Since.Ticks - (Int128)entry.Priority * interval.Ticks : -(Int128)entry.Priority, entry.Number);
}
