using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>An item in a <see cref="DotNetPriorityQueue{T}"/>. Equal to itself alone: a search must not run the items' own comparison.</summary>
internal sealed class PriorityEntry<T>(T item, long number, TimeSpan since)
{
    public T Item => item;

    public long Number => number;

    public TimeSpan Since => since;

    public int Priority { get; set; }
}

/// <summary>The items and the books of a <see cref="DotNetPriorityQueue{T}"/>. Not thread-safe: its queue's gate guards it.</summary>
/// <remarks>
/// Ageing needs no re-sorting: an item's importance is its priority plus its age in intervals, and since all grow older equally fast, the
/// order of "the moment of the put, less the priority in intervals" never changes.
/// </remarks>
internal sealed class PriorityHeap<T>(TimeSpan? ageing, TimeProvider time)
{
    private readonly PriorityQueue<PriorityEntry<T>, (Int128 Rank, long Number)> _heap = new();
    private readonly Dictionary<long, PriorityEntry<T>> _entries = [];
    private readonly long _start = time.GetTimestamp();
    private long _lastNumber;
    private long _put;
    private long _got;
    private long _removed;

    public long Put(T item, int priority)
    {
        var entry = new PriorityEntry<T>(item, ++_lastNumber, time.GetElapsedTime(_start)) { Priority = priority };
        _entries.Add(entry.Number, entry);
        _heap.Enqueue(entry, KeyOf(entry));
        _put++;
        return entry.Number;
    }

    public Taken<T>? Take()
    {
        if (!_heap.TryDequeue(out var entry, out _)) return null;
        _entries.Remove(entry.Number);
        _got++;
        return new Taken<T>(entry.Item);
    }

    public bool Reprioritize(long number, int priority)
    {
        if (!_entries.TryGetValue(number, out var entry)) return false;
        _heap.Remove(entry, out _, out _);
        entry.Priority = priority;
        _heap.Enqueue(entry, KeyOf(entry));
        return true;
    }

    public bool Remove(long number)
    {
        if (!_entries.Remove(number, out var entry)) return false;
        _heap.Remove(entry, out _, out _);
        _removed++;
        return true;
    }

    public PriorityQueueSnapshot Snapshot(int capacity)
    {
        Debug.Assert(_put == _got + _removed + _heap.Count, "Every item put was got, removed, or is queued.");
        int? highest = _heap.TryPeek(out var next, out _) ? next.Priority : null;
        TimeSpan? oldest = _entries.Count == 0 ? null : time.GetElapsedTime(_start) - _entries.Values.Min(entry => entry.Since);
        return new(capacity, _put, _got, _removed, _heap.Count, highest, oldest, [], []);
    }

    private (Int128 Rank, long Number) KeyOf(PriorityEntry<T> entry) =>
        (ageing is { } interval ? entry.Since.Ticks - (Int128)entry.Priority * interval.Ticks : -(Int128)entry.Priority, entry.Number);
}
