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
    /// <param name="dispatching">Who runs the actor.</param>
    public AkkaTell(int producers, Dispatching dispatching) : base(producers)
    {
        var system = Own(new Arena()).System;
        CounterSettings.Read(system); // brings the recipes' dispatcher
        _actor = system.ActorOf(dispatching switch
        {
            Dispatching.Inline => InlineActors.Props(system, Props.Create<InlineActor>(Tally)),
            Dispatching.Combining => Props.Create<CountingActor>(Tally).WithDispatcher("actor-concurrency.dispatcher"),
            _ => Props.Create<CountingActor>(Tally),
        });
    }

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _actor.Tell(Message, ActorRefs.NoSender);
    }

    private class CountingActor(Tally tally) : UntypedActor
    {
        protected override void OnReceive(object message) => tally.Received();
    }

    private sealed class InlineActor(Tally tally) : CountingActor(tally), IRunsInline;
}

/// <summary>Who runs an actor.</summary>
internal enum Dispatching
{
    /// <summary>Akka.NET's default dispatcher.</summary>
    Default,

    /// <summary>The recipes' dispatcher.</summary>
    Combining,

    /// <summary>The recipes' dispatcher, or whoever tells the actor something.</summary>
    Inline,
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
