using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency;

/// <summary>A work queue's books: every item that came, is out, is done or was dropped. Not thread-safe: it belongs to one state.</summary>
internal sealed class WorkQueueLedger
{
    private long _put;
    private long _got;
    private long _done;
    private long _returned;

    public long Dropped { get; private set; }

    public bool IsShutDown { get; private set; }

    /// <summary>Items queued or in work.</summary>
    public long Unfinished => _put - Dropped - _done;

    public void Put() => _put++;

    public void Drop() => Dropped++;

    public void Get() => _got++;

    public void Done() => _done++;

    public void Return()
    {
        _got--;
        _returned++;
    }

    public void ShutDown() => IsShutDown = true;

    public WorkQueueSnapshot Snapshot(
        int capacity, int queued, ImmutableArray<QueueWaiter> getters, ImmutableArray<QueueWaiter> putters, ImmutableArray<QueueWorker> workers) =>
        new(capacity, IsShutDown, _put, _got, Dropped, queued, _done, _got - _done, _returned, getters, putters, workers);

    [Conditional("DEBUG")]
    public void AssertInvariants(int queued, long outside)
    {
        Debug.Assert(_put == _got + Dropped + queued, "Every item put was got, dropped, or is queued.");
        Debug.Assert(_got == _done + outside, "Every item got is done or in somebody's hands.");
        Debug.Assert(Unfinished == queued + outside, "What is unfinished is queued or in somebody's hands.");
    }
}
