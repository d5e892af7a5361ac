using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class ProtoAsk : AskContender
{
    private readonly IRootContext _root;
    private readonly PID _echo;

    public ProtoAsk()
    {
        var arena = Own(new ProtoArena());
        (_root, _echo) = (arena.Root, arena.Spawn(() => new EchoActor()));
    }

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--) Answered(await _root.RequestAsync<object>(_echo, Question));
    }

    private sealed class EchoActor : IActor
    {
        public Task ReceiveAsync(IContext context)
        {
            if (context.Message == Question) context.Respond(Question);
            return Task.CompletedTask;
        }
    }
}
