using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Threads tell one receiver the same object again and again, until it has got all.</summary>
internal abstract class TellContender(int producers) : ThreadedContender(producers)
{
    protected static readonly object Message = new();

    protected Tally Tally { get; } = new();

    public override async Task PrepareAsync(int operations)
    {
        await base.PrepareAsync(operations);
        Tally.Expect(operations);
    }

    protected override Task HandledAsync() => Tally.Enough;

    protected override ValueTask<long> CountAsync() => new(Tally.Count);
}

internal sealed class AkkaTell : TellContender
{
    private readonly IActorRef _actor;

    /// <param name="producers">How many tell.</param>
    /// <param name="combining">Whether the actor lives on the recipes' dispatcher, and not on Akka.NET's default.</param>
    public AkkaTell(int producers, bool combining) : base(producers)
    {
        var system = Own(new Arena()).System;
        CounterSettings.Read(system); // brings the recipes' dispatcher
        var props = Props.Create<CountingActor>(Tally);
        _actor = system.ActorOf(combining ? props.WithDispatcher("actor-concurrency.dispatcher") : props);
    }

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _actor.Tell(Message, ActorRefs.NoSender);
    }

    private sealed class CountingActor(Tally tally) : UntypedActor
    {
        protected override void OnReceive(object message) => tally.Received();
    }
}

internal sealed class ChannelTell : TellContender
{
    private readonly Channel<object> _channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelTell(int producers) : base(producers) => Task.Run(ReadAsync);

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _channel.Writer.TryWrite(Message);
    }

    private async Task ReadAsync()
    {
        while (await _channel.Reader.WaitToReadAsync())
            while (_channel.Reader.TryRead(out _))
                Tally.Received();
    }
}
