using Nito.AsyncEx;
using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class NitoWorkQueue : QueueContender
{
    private readonly AsyncProducerConsumerQueue<int> _queue = new(WorkQueueCase.Capacity);

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++) await _queue.EnqueueAsync(item);
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--) sum += await _queue.DequeueAsync();
        return sum;
    }
}

internal sealed class ProtoWorkQueue : QueueContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoWorkQueue()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new WorkQueueActor()));
    }

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++) await _root.RequestAsync<Item>(_actor, new Item(item));
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--)
        {
            sum += (await _root.RequestAsync<Item>(_actor, Get.Instance)).Value;
            _root.Send(_actor, Acknowledged.Instance);
        }

        return sum;
    }

    /// <summary>To the actor: to be put. From it: has been put, or got.</summary>
    private sealed record Item(int Value);

    private sealed record Get
    {
        public static Get Instance { get; } = new();
    }

    private sealed record Acknowledged
    {
        public static Acknowledged Instance { get; } = new();
    }

    private sealed class WorkQueueActor : IActor
    {
        private readonly Queue<Item> _items = new();
        private readonly Queue<PID> _getters = new();
        private readonly Queue<(PID Who, Item Item)> _putters = new();
        private long _inWork;

        public Task ReceiveAsync(IContext context)
        {
            if (context.Message is Item item) _putters.Enqueue((context.Sender!, item));
            else if (context.Message is Get) _getters.Enqueue(context.Sender!);
            else if (context.Message is Acknowledged) _inWork--;
            Serve(context);
            return Task.CompletedTask;
        }

        private void Serve(IContext context)
        {
            Fill(context);
            while (_items.Count > 0 && _getters.TryDequeue(out var getter))
            {
                context.Send(getter, _items.Dequeue());
                _inWork++;
                Fill(context);
            }
        }

        private void Fill(IContext context)
        {
            while (_items.Count < WorkQueueCase.Capacity && _putters.TryDequeue(out var put))
            {
                _items.Enqueue(put.Item);
                context.Send(put.Who, put.Item);
            }
        }
    }
}
