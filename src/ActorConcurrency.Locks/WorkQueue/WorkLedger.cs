using System.Diagnostics;

namespace ActorConcurrency.Locks;

/// <summary>The books of a <see cref="DotNetWorkQueue{T}"/> and those who wait for them to balance. Not thread-safe: its queue's gate guards it.</summary>
internal sealed class WorkLedger
{
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _idle;
    private long _put;
    private long _got;
    private long _dropped;
    private long _done;

    public bool IsShutDown { get; private set; }

    public long InWork => _got - _done;

    private long Unfinished => _put - _dropped - _done;

    public void Put() => _put++;

    /// <summary>The item was not accepted after all.</summary>
    public void TakePutBack() => _put--;

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

    /// <summary>Completes when nothing is unfinished.</summary>
    public Task Idle() => Unfinished == 0 ? Task.CompletedTask : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Completes when nothing is unfinished and nothing can be put any more.</summary>
    public Task Completed() => _completed.Task;

    /// <summary>Ends every wait.</summary>
    public void Fail(Exception reason)
    {
        _completed.TrySetException(reason);
        _idle?.TrySetException(reason);
        // Nobody has to be waiting.
        _ = (_completed.Task.Exception, _idle?.Task.Exception);
    }

    public WorkQueueSnapshot Snapshot(int capacity, int queued)
    {
        Debug.Assert(_put == _got + _dropped + queued, "Every item put is got, dropped or queued.");
        return new(capacity, IsShutDown, _put, _got, _dropped, queued, _done, InWork, Returned: 0, [], [], []);
    }

    private void Settle()
    {
        if (Unfinished > 0) return;
        _idle?.TrySetResult();
        _idle = null;
        if (IsShutDown) _completed.TrySetResult();
    }
}
