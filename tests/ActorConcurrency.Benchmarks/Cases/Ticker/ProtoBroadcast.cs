using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class ProtoBroadcast : BroadcastContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoBroadcast()
    {
        var arena = Own(new ProtoArena());
        PID[] subscribers = [.. Enumerable.Range(0, BroadcastCase.Subscribers).Select(_ => arena.Spawn(() => new SubscriberActor(Handled)))];
        (_root, _actor) = (arena.Root, arena.Spawn(() => new TickerActor(Gate, subscribers)));
    }

    protected override Task HoldTickAsync()
    {
        var held = Gate.CloseAsync();
        _root.Send(_actor, new Tick(1, TimeSpan.Zero));
        return held;
    }

    private sealed class TickerActor(Gate gate, PID[] subscribers) : IActor
    {
        public Task ReceiveAsync(IContext context)
        {
            if (context.Message is not Tick tick) return Task.CompletedTask;
            gate.Pass();
            foreach (var subscriber in subscribers) context.Send(subscriber, tick);
            return Task.CompletedTask;
        }
    }

    private sealed class SubscriberActor(Action handled) : IActor
    {
        public Task ReceiveAsync(IContext context)
        {
            if (context.Message is Tick) handled();
            return Task.CompletedTask;
        }
    }
}
