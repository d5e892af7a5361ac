using System.Threading.Channels;

namespace ActorConcurrency.Benchmarks;

internal sealed class OurWorkQueue : QueueContender
{
    private readonly ActorWorkQueue<int> _queue;

    public OurWorkQueue() =>
        _queue = Own(ActorWorkQueue<int>.Start(Own(new Arena()).System, new WorkQueueSettings { Capacity = WorkQueueCase.Capacity }));

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(0, (await _queue.SnapshotAsync()).Unfinished(), "items that are not done");
    }

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++) await _queue.PutAsync(item);
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--)
        {
            sum += await _queue.GetAsync();
            await _queue.TaskDoneAsync();
        }

        return sum;
    }
}

internal sealed class ChannelWorkQueue : QueueContender
{
    private readonly Channel<int> _channel = Channel.CreateBounded<int>(WorkQueueCase.Capacity);

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
