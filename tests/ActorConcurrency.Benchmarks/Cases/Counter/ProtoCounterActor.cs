using Proto;

namespace ActorConcurrency.Benchmarks;

/// <summary>A minimal counter on Proto.Actor: an increment that is a request is answered.</summary>
internal sealed class ProtoCounterActor : IActor
{
    public static readonly object Increment = new();
    public static readonly object Get = new();

    private long _value;

    public Task ReceiveAsync(IContext context)
    {
        if (context.Message == Increment) _value++;
        if ((context.Message == Increment || context.Message == Get) && context.Sender is not null) context.Respond(_value);
        return Task.CompletedTask;
    }
}
