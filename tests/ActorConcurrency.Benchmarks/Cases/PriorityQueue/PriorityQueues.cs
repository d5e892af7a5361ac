using System.Threading.Channels;

namespace ActorConcurrency.Benchmarks;

internal sealed class OurPriorityQueue : QueueContender
{
    private readonly ActorPriorityQueue<int> _queue;

    public OurPriorityQueue() => _queue = Own(ActorPriorityQueue<int>.Start(Own(new Arena()).System, new PriorityQueueSettings()));

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(0, (await _queue.SnapshotAsync()).Queued, "items left");
    }

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++) await _queue.PutAsync(item, PriorityQueueCase.PriorityOf(item));
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--) sum += await _queue.GetAsync();
        return sum;
    }
}

/// <summary>The page's way: a heap under a lock, and threads that block.</summary>
internal sealed class LockedPriorityQueue : QueueContender
{
    private readonly PriorityQueue<int, int> _queue = new();

    // Threads of their own, or the pool would run out of them.
    protected override Task<long> RunAsync(Task go, Func<Task<long>> party) => Task.Factory.StartNew(
        () =>
        {
            go.Wait();
            return party();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    protected override Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++)
        {
            lock (_queue)
            {
                _queue.Enqueue(item, -PriorityQueueCase.PriorityOf(item));
                Monitor.Pulse(_queue);
            }
        }

        return Task.FromResult(sum);
    }

    protected override Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--)
        {
            lock (_queue)
            {
                while (_queue.Count == 0) Monitor.Wait(_queue);
                sum += _queue.Dequeue();
            }
        }

        return Task.FromResult(sum);
    }
}

internal sealed class ChannelPriorityQueue : QueueContender
{
    private readonly Channel<int> _channel = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<int>
    {
        Comparer = Comparer<int>.Create((a, b) => PriorityQueueCase.PriorityOf(b).CompareTo(PriorityQueueCase.PriorityOf(a))),
    });

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++) await _channel.Writer.WriteAsync(item);
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--) sum += await _channel.Reader.ReadAsync();
        return sum;
    }
}
