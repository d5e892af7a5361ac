using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>A line whose consumers are threads.</summary>
internal abstract class PythonLine : Line
{
    private readonly Dictionary<Task, BlockingCall> _calls = [];

    protected abstract int Take();

    protected abstract void Add(int item);

    protected abstract Work WorkOf(int item);

    public override Task PutAsync(int item, CancellationToken cancellation = default)
    {
        Add(item);
        return Task.CompletedTask;
    }

    public override Task<Work> GetAsync(string who, CancellationToken cancellation = default)
    {
        var item = 0;
        var call = BlockingCall.Start(who, () => item = Take());

        async Task<Work> FinishAsync()
        {
            await call.Done.ConfigureAwait(false);
            return WorkOf(item);
        }

        return Known(FinishAsync(), call);
    }

    // One thread, as a consumer on the page is.
    public override async Task<IReadOnlyList<int>> GetAllAsync(int count, FailureRun run)
    {
        var items = new int[count];
        await BlockingCall.Start("the consumer", () =>
        {
            for (var n = 0; n < count; n++) items[n] = Take();
        }).Done.ConfigureAwait(false);
        return items;
    }

    // A put never waits.
    public override Task<bool> IsBlockedAsync(Task call) => _calls.TryGetValue(call, out var known) ? known.IsBlockedAsync() : Task.FromResult(false);

    public override void Get() => Take();

    protected T Known<T>(T task, BlockingCall call) where T : Task
    {
        _calls[task] = call;
        return task;
    }
}

/// <summary>The page's queue, without a limit as there.</summary>
internal sealed class PythonQueueLine : PythonLine
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
internal sealed class PythonPriorityLine : PythonLine
{
    private readonly PythonPriorityQueue<int> _queue = new();

    public override Task<long> QueuedAsync() => Task.FromResult<long>(_queue.Peek());

    protected override int Take() => _queue.Get();

    protected override void Add(int item) => _queue.Put(item, 0);

    protected override Work WorkOf(int item) => Work.Plain(item);
}
