using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>An item on its way, a value: it keeps its number, and so its place, when it comes back.</summary>
internal readonly struct WorkQueueJob<T>(T item, int priority, long number, int deliveries = 0)
{
    public T Item => item;

    public int Priority => priority;

    public long Number => number;

    public int Deliveries => deliveries;

    /// <summary>The same, delivered so much more often.</summary>
    public WorkQueueJob<T> Delivered(int times) => new(item, priority, number, deliveries + times);
}

/// <summary>In what order jobs are got. No two are equal.</summary>
internal sealed class WorkQueueJobOrder<T>(WorkQueueOrder order) : IComparer<WorkQueueJob<T>>
{
    public int Compare(WorkQueueJob<T> x, WorkQueueJob<T> y) => order switch
    {
        WorkQueueOrder.Fifo => x.Number.CompareTo(y.Number),
        WorkQueueOrder.Lifo => y.Number.CompareTo(x.Number),
        // Compared and not negated: the smallest number has no negative.
        _ => x.Priority == y.Priority ? x.Number.CompareTo(y.Number) : y.Priority.CompareTo(x.Priority),
    };
}

/// <summary>What is queued, in the order in which it will be got. Not thread-safe: it belongs to one state.</summary>
/// <remarks>All steps are logarithmic in the number of items at most, the one that drops the last item included.</remarks>
internal sealed class WorkQueueBacklog<T>(WorkQueueSettings settings, WorkQueueLedger ledger, Action<T>? onDropped)
{
    private readonly WorkQueueLine<WorkQueueJob<T>> _jobs = new(new WorkQueueJobOrder<T>(settings.Order));
    private readonly bool _isFifo = settings.Order == WorkQueueOrder.Fifo;
    private readonly WorkQueueOverflow _overflow = settings.Overflow;
    private long _lastNumber;

    public int Count => _jobs.Count;

    /// <summary>How many may be queued. Less than there are changes nothing but what comes next.</summary>
    public int Capacity { get; set; } = settings.Capacity;

    public bool HasRoom => _jobs.Count < Capacity;

    /// <summary>Whether a put has to wait, for there is no room and nothing may be dropped.</summary>
    public bool IsFull => !HasRoom && _overflow == WorkQueueOverflow.Wait;

    /// <summary>Takes an item in; in a full queue one is dropped for it, or it is the one.</summary>
    public void Put(T item, int priority)
    {
        Debug.Assert(!IsFull, "Whoever puts has looked for room.");
        ledger.Put();
        if (!HasRoom && _overflow == WorkQueueOverflow.DropPut)
        {
            Drop(item);
            return;
        }

        if (!HasRoom) DropOne();
        if (_isFifo) _jobs.AddLast(new(item, priority, ++_lastNumber));
        else _jobs.Add(new(item, priority, ++_lastNumber));
    }

    /// <summary>Takes the next item out. There must be one.</summary>
    public WorkQueueJob<T> Take()
    {
        ledger.Get();
        return _jobs.RemoveFirst().Delivered(1);
    }

    /// <summary>Takes a delivery back, room or not; one too many, and it is dropped.</summary>
    /// <param name="job">What was delivered.</param>
    /// <param name="drop">Whether nothing is to be queued any more.</param>
    public void Return(WorkQueueJob<T> job, bool drop)
    {
        ledger.Return();
        if (drop || job.Deliveries >= settings.MaxDeliveries) Drop(job.Item);
        else _jobs.Add(job);
    }

    /// <summary>Takes back what has never reached anybody: that was no delivery.</summary>
    public void Undeliver(WorkQueueJob<T> job, bool drop) => Return(job.Delivered(-1), drop);

    public void DropAll()
    {
        while (_jobs.Count > 0) Drop(_jobs.RemoveFirst().Item);
    }

    private void DropOne()
    {
        var job = _overflow == WorkQueueOverflow.DropNext ? _jobs.RemoveFirst() : _jobs.RemoveLast();
        Drop(job.Item);
    }

    private void Drop(T item)
    {
        ledger.Drop();
        onDropped?.Invoke(item);
    }
}
