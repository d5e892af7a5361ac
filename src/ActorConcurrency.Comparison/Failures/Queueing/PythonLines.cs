using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's queue, without a limit as there.</summary>
internal sealed class PythonQueueLine : ThreadLine
{
    private readonly PythonQueue<int> _queue = new();
    private long _got;
    private long _put;

    public override bool HasJoin => true;

    public override Task<long> QueuedAsync() => Task.FromResult(Volatile.Read(ref _put) - Volatile.Read(ref _got));

    public override Task JoinAsync()
    {
        var call = BlockingCall.Start("join", _queue.Join);
        return Known(call.Done, call);
    }

    public override Task DoneAsStrangerAsync()
    {
        _queue.TaskDone();
        return Task.CompletedTask;
    }

    protected override int Take()
    {
        var item = _queue.Get();
        Interlocked.Increment(ref _got);
        return item;
    }

    protected override void Add(int item)
    {
        _queue.Put(item);
        Interlocked.Increment(ref _put);
    }

    // As on the page: get, work, task_done, without a finally.
    protected override Work WorkOf(int item) => new(item, DoneAsStrangerAsync, () => Task.CompletedTask);
}

/// <summary>The page's priority queue; all items are equally important.</summary>
internal sealed class PythonPriorityLine : ThreadLine
{
    private readonly PythonPriorityQueue<int> _queue = new();

    public override Task<long> QueuedAsync() => Task.FromResult<long>(_queue.Peek());

    protected override int Take() => _queue.Get();

    protected override void Add(int item) => _queue.Put(item, 0);

    protected override Work WorkOf(int item) => Work.Plain(item);
}
