using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class ProtoPriorityQueue : QueueContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoPriorityQueue()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new PriorityQueueActor()));
    }

    protected override async Task<long> PutAsync(int items)
    {
        var sum = 0L;
        for (var item = 0; item < items; sum += item++)
            await _root.RequestAsync<Item>(_actor, new Item(item, PriorityQueueCase.PriorityOf(item)));
        return sum;
    }

    protected override async Task<long> GetAsync(int items)
    {
        var sum = 0L;
        for (; items > 0; items--) sum += (await _root.RequestAsync<Item>(_actor, Get.Instance)).Value;
        return sum;
    }

    /// <summary>To the actor: to be put. From it: has been put, or got.</summary>
    private sealed record Item(int Value, int Priority);

    private sealed record Get
    {
        public static Get Instance { get; } = new();
    }

    private sealed class PriorityQueueActor : IActor
    {
        private readonly PriorityQueue<Item, int> _items = new();
        private readonly Queue<PID> _getters = new();

        public Task ReceiveAsync(IContext context)
        {
            if (context.Message is Item item)
            {
                _items.Enqueue(item, -item.Priority);
                context.Respond(item);
            }
            else if (context.Message is Get)
            {
                _getters.Enqueue(context.Sender!);
            }

            while (_items.Count > 0 && _getters.TryDequeue(out var getter)) context.Send(getter, _items.Dequeue());
            return Task.CompletedTask;
        }
    }
}
