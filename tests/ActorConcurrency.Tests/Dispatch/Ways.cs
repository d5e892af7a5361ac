using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>A system in which handles step in one way, and every actor that a suite has started there.</summary>
public abstract class Way : IAsyncLifetime
{
    private readonly List<IActorRef> _started = [];

    protected Way(string hocon, bool virtualTime = false)
    {
        // Messages are serialised in virtual time otherwise, which switches gate first off.
        var basis = virtualTime ? $"{Actors.VirtualTime}\nakka.actor.serialize-messages = off" : Actors.Quiet;
        System = ActorSystem.Create("way", ConfigurationFactory.ParseString(hocon).WithFallback(basis));
    }

    /// <summary>Where to start actors.</summary>
    public ActorSystem System { get; }

    /// <summary>Whether it may be that a step is direct.</summary>
    protected virtual bool MayBeDirect => false;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Remembers an actor.</summary>
    public T Started<T>(T handle, IActorRef actor)
    {
        lock (_started) _started.Add(actor);
        return handle;
    }

    public async Task DisposeAsync()
    {
        var direct = _started.Sum(Steps.Direct);
        await System.Terminate();
        if (!MayBeDirect) Assert.Equal(0, direct);
    }

    /// <summary>As it is by default.</summary>
    public sealed class On() : Way("")
    {
        protected override bool MayBeDirect => true;
    }

    /// <summary>As it is by default, with timers that the test moves.</summary>
    public sealed class OnInVirtualTime() : Way("", virtualTime: true)
    {
        protected override bool MayBeDirect => true;
    }

    /// <summary>Gate first switched off.</summary>
    public sealed class Off() : Way("actor-concurrency.gate-first = off");

    /// <summary>Akka.NET's own dispatcher and mailbox.</summary>
    public sealed class OnDefaultDispatcher() : Way("""
        actor-concurrency.dispatcher {
          type = Dispatcher
          mailbox-type = ""
        }
        """);
}
