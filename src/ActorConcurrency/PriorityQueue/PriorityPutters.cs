namespace ActorConcurrency;

/// <summary>Somebody who waits for room with an item: has an address, or is an operation.</summary>
/// <param name="Item">The item.</param>
/// <param name="Id">The request.</param>
/// <param name="Address">Where its answer goes.</param>
/// <param name="Operation">If it is one.</param>
/// <param name="Slot">Then where its ticket goes.</param>
internal readonly record struct PriorityPutter<T, TAddress>(
    T Item, RequestId Id, TAddress Address, PendingOperation? Operation = null, PriorityTicketSlot? Slot = null);

/// <summary>Those who wait for room: found by request or by number, served by importance. Not thread-safe: it belongs to one state.</summary>
internal sealed class PriorityPutters<T, TAddress>(TimeSpan? ageing, IComparer<T>? comparer)
{
    private readonly ItemOrder<PriorityPutter<T, TAddress>> _waiting = comparer is null
        ? new PriorityOrder<PriorityPutter<T, TAddress>>(ageing)
        : new ComparedOrder<PriorityPutter<T, TAddress>>((x, y) => comparer.Compare(x.Item, y.Item));
    private readonly Dictionary<RequestId, long> _byRequest = [];

    public int Count => _waiting.Count;

    /// <summary>Since when they wait, the most important first. Sorts them.</summary>
    public IEnumerable<TimeSpan> Since => _waiting.Sorted.Select(job => job.Since);

    public bool Contains(RequestId id) => _byRequest.ContainsKey(id);

    public void Add(in PriorityJob<T> job, in PriorityPutter<T, TAddress> putter)
    {
        _waiting.Add(new(putter, job.Priority, job.Number, job.Since));
        if (putter.Operation is null) _byRequest.Add(putter.Id, job.Number);
    }

    /// <summary>Takes out whoever has the most important item. There must be one.</summary>
    /// <returns>What is to be put.</returns>
    public PriorityJob<T> TakeFirst(out PriorityPutter<T, TAddress> putter)
    {
        var first = _waiting.TakeFirst();
        putter = first.Item;
        if (putter.Operation is null) _byRequest.Remove(putter.Id);
        return new(putter.Item, first.Priority, first.Number, first.Since);
    }

    public bool Remove(RequestId id, out PriorityPutter<T, TAddress> putter)
    {
        putter = default;
        if (!_byRequest.Remove(id, out var number)) return false;
        Remove(number, out putter);
        return true;
    }

    public void Remove(long number, out PriorityPutter<T, TAddress> putter)
    {
        _waiting.Remove(number, out var job);
        putter = job.Item;
    }
}
