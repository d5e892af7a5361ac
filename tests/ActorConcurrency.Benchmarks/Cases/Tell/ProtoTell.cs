using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class ProtoTell : TellContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoTell(int producers) : base(producers)
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new CountingActor(Tally)));
    }

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _root.Send(_actor, Message);
    }

    private sealed class CountingActor(Tally tally) : IActor
    {
        public Task ReceiveAsync(IContext context)
        {
            if (context.Message == Message) tally.Received();
            return Task.CompletedTask;
        }
    }
}
