using System.Diagnostics.CodeAnalysis;

namespace ActorConcurrency;

/// <summary>An item that wants to be got: it keeps its number, and so its place, when it comes back.</summary>
internal sealed class PriorityJob<T>(T item, int priority, long number, TimeSpan since)
{
    public T Item => item;

    public long Number => number;

    public TimeSpan Since => since;

    /// <summary>To be changed by <see cref="PriorityOrder{T}"/> alone.</summary>
    public int Priority { get; set; } = priority;
}

/// <summary>Items by importance, and by number. Not thread-safe: it belongs to one state. Every step but the last is logarithmic.</summary>
/// <remarks>
/// Ageing needs no re-sorting. An item's importance is its priority plus its age in intervals; all grow older equally fast, so of two items
/// the same one stays ahead, and "the moment of the put, less the priority in intervals" puts them in order once and for all.
/// </remarks>
internal sealed class PriorityOrder<T>
{
    private readonly SortedSet<PriorityJob<T>> _byImportance;
    private readonly Dictionary<long, PriorityJob<T>> _byNumber = [];

    /// <param name="ageing">How long an item waits for one level more; null: priorities stay.</param>
    public PriorityOrder(TimeSpan? ageing)
    {
        // Wide enough for any priority times any interval, and for the negative of the smallest.
        Int128 Rank(PriorityJob<T> job) =>
            ageing is { } interval ? job.Since.Ticks - (Int128)job.Priority * interval.Ticks : -(Int128)job.Priority;

        _byImportance = new(Comparer<PriorityJob<T>>.Create((x, y) =>
            Rank(x).CompareTo(Rank(y)) is var order && order != 0 ? order : x.Number.CompareTo(y.Number)));
    }

    public int Count => _byNumber.Count;

    /// <summary>All of them, the most important first.</summary>
    public IReadOnlyCollection<PriorityJob<T>> All => _byImportance;

    /// <summary>The most important one; null if there is none.</summary>
    public PriorityJob<T>? First => _byImportance.Min;

    public void Add(PriorityJob<T> job)
    {
        _byNumber.Add(job.Number, job);
        _byImportance.Add(job);
    }

    public bool Remove(long number, [MaybeNullWhen(false)] out PriorityJob<T> job)
    {
        if (!_byNumber.Remove(number, out job)) return false;
        _byImportance.Remove(job);
        return true;
    }

    public bool Reprioritize(long number, int priority)
    {
        if (!Remove(number, out var job)) return false;
        job.Priority = priority;
        Add(job);
        return true;
    }

    /// <summary>Since when the oldest has waited. Looks at all of them.</summary>
    public TimeSpan? OldestSince => Count == 0 ? null : _byImportance.Min(job => job.Since);
}
