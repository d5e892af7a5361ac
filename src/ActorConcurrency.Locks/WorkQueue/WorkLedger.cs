using System.Collections.Immutable;
using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The books of a <see cref="DotNetWorkQueue{T}"/> and those who wait for them to balance. Not thread-safe: its queue's gate guards it.</summary>
internal sealed class WorkLedger
{
    // A task each: one that gives up is not searched for among the others.
    private readonly LinkedList<TaskCompletionSource> _untilIdle = new();
    private readonly LinkedList<TaskCompletionSource> _untilCompleted = new();
    private long _put;
    private long _got;
    private long _dropped;
    private long _done;

    public bool IsShutDown { get; private set; }

    public long InWork => _got - _done;

    private long Unfinished => _put - _dropped - _done;

    public void Put() => _put++;

    public void Get() => _got++;

    public void Drop()
    {
        _dropped++;
        Settle();
    }

    public void Done()
    {
        _done++;
        Settle();
    }

    public void ShutDown()
    {
        IsShutDown = true;
        Settle();
    }

    /// <summary>Whether nothing is unfinished, and, if it is to be for good, nothing can be put any more.</summary>
    public bool IsJoined(bool forGood) => Unfinished == 0 && (IsShutDown || !forGood);

    /// <summary>Somebody waits until <see cref="IsJoined"/>; null: so it is.</summary>
    public LinkedListNode<TaskCompletionSource>? Join(bool forGood)
    {
        if (IsJoined(forGood)) return null;
        return (forGood ? _untilCompleted : _untilIdle).AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>Ends every wait.</summary>
    public void Fail(Exception reason)
    {
        End(_untilIdle, joiner => joiner.SetException(reason));
        End(_untilCompleted, joiner => joiner.SetException(reason));
    }

    public WorkQueueSnapshot Snapshot(int capacity, int queued, ImmutableArray<QueueWaiter> getters, ImmutableArray<QueueWaiter> putters)
    {
        Debug.Assert(_put == _got + _dropped + queued, "Every item put is got, dropped or queued.");
        return new(capacity, IsShutDown, _put, _got, _dropped, queued, _done, InWork, Returned: 0, getters, putters, []);
    }

    private void Settle()
    {
        if (Unfinished > 0) return;
        End(_untilIdle, joiner => joiner.SetResult());
        if (IsShutDown) End(_untilCompleted, joiner => joiner.SetResult());
    }

    private static void End(LinkedList<TaskCompletionSource> joiners, Action<TaskCompletionSource> how)
    {
        for (; joiners.First is { } first; joiners.RemoveFirst()) how(first.Value);
    }
}
