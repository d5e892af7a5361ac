using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>An item on its way: it keeps its number, and so its place, when it comes back.</summary>
internal sealed class WorkQueueJob<T>(T item, int priority, long number)
{
    public T Item => item;

    public int Priority => priority;

    public long Number => number;

    public int Deliveries { get; set; }
}

/// <summary>What is queued, in the order in which it will be got. Not thread-safe: it belongs to one state.</summary>
/// <remarks>All steps are logarithmic in the number of items at most, the one that drops the last item included.</remarks>
internal sealed class WorkQueueBacklog<T>(WorkQueueSettings settings, WorkQueueLedger ledger, Action<T>? onDropped)
{
    private readonly WorkQueueLine<WorkQueueJob<T>> _jobs = new(By(settings.Order));
    private long _lastNumber;

    public int Count => _jobs.Count;

    public bool HasRoom => _jobs.Count < settings.Capacity;

    /// <summary>Whether a put has to wait, for there is no room and nothing may be dropped.</summary>
    public bool IsFull => !HasRoom && settings.Overflow == WorkQueueOverflow.Wait;

    /// <summary>Takes an item in; in a full queue one is dropped for it, or it is the one.</summary>
    public void Put(T item, int priority)
    {
        Debug.Assert(!IsFull, "Whoever puts has looked for room.");
        ledger.Put();
        if (!HasRoom && settings.Overflow == WorkQueueOverflow.DropPut)
        {
            Drop(item);
            return;
        }

        if (!HasRoom) DropOne();
        _jobs.Add(new WorkQueueJob<T>(item, priority, ++_lastNumber));
    }

    /// <summary>Takes the next item out. There must be one.</summary>
    public WorkQueueJob<T> Take()
    {
        var next = _jobs.RemoveFirst();
        next.Deliveries++;
        ledger.Get();
        return next;
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
    public void Undeliver(WorkQueueJob<T> job, bool drop)
    {
        job.Deliveries--;
        Return(job, drop);
    }

    public void DropAll()
    {
        while (_jobs.Count > 0) Drop(_jobs.RemoveFirst().Item);
    }

    private void DropOne()
    {
        var job = settings.Overflow == WorkQueueOverflow.DropNext ? _jobs.RemoveFirst() : _jobs.RemoveLast();
        Drop(job.Item);
    }

    private void Drop(T item)
    {
        ledger.Drop();
        onDropped?.Invoke(item);
    }

    private static Comparer<WorkQueueJob<T>> By(WorkQueueOrder order) => Comparer<WorkQueueJob<T>>.Create(order switch
    {
        WorkQueueOrder.Fifo => (x, y) => x.Number.CompareTo(y.Number),
        WorkQueueOrder.Lifo => (x, y) => y.Number.CompareTo(x.Number),
        // Compared and not negated: the smallest number has no negative.
        _ => (x, y) => x.Priority == y.Priority ? x.Number.CompareTo(y.Number) : y.Priority.CompareTo(x.Priority),
    });
}
