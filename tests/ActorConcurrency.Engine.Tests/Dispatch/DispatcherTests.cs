using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Which threads run an actor.</summary>
public sealed class DispatcherTests : ActorSpec
{
    private const string Dispatchers = """
        own { type = Dispatcher, throughput = 7 }
        pinned { type = PinnedDispatcher }
        nothing-said { }
        strange { type = "No.Such.Dispatcher, Nowhere" }
        akka.actor.deployment { /deployed { dispatcher = own } }
        """;

    public DispatcherTests() : base(Dispatchers) { }

    [Fact]
    public async Task An_actor_that_names_none_runs_on_the_default_one()
    {
        var dispatcher = await Inside(Start(), context => context.Dispatcher);

        Assert.Equal("akka.actor.default-dispatcher", dispatcher.Id);
        Assert.Same(Sys.Dispatchers.DefaultGlobalDispatcher, dispatcher);
    }

    [Fact]
    public async Task An_actor_runs_on_the_dispatcher_that_it_names()
    {
        var actor = Sys.ActorOf(PuppetProps().WithDispatcher("own"));

        var dispatcher = await Inside(actor, context => context.Dispatcher);

        Assert.Equal("own", dispatcher.Id);
        Assert.Equal(7, dispatcher.Throughput);
        Assert.Same(Sys.Dispatchers.Lookup("own"), dispatcher);
    }

    [Fact]
    public async Task A_deployment_may_name_it()
    {
        var dispatcher = await Inside(Start("deployed"), context => context.Dispatcher);

        Assert.Equal("own", dispatcher.Id);
    }

    [Fact]
    public async Task A_child_does_not_inherit_it()
    {
        var child = await ChildOf(Sys.ActorOf(PuppetProps().WithDispatcher("own")));

        Assert.Equal("akka.actor.default-dispatcher", await Inside(child, context => context.Dispatcher.Id));
    }

    [Fact]
    public void The_throughput_is_thirty_if_nothing_else_is_said() => Assert.Equal(30, Sys.Dispatchers.DefaultGlobalDispatcher.Throughput);

    [Fact]
    public async Task A_throughput_of_none_is_one()
    {
        using var system = ActorSystem.Create("none", "none { type = Dispatcher, throughput = 0 }\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var actor = system.ActorOf(PuppetProps().WithDispatcher("none"));

        actor.Tell("hello");

        await ExpectMsgAsync("hello");
    }

    [Fact]
    public async Task A_pinned_actor_has_a_thread_of_its_own()
    {
        var actors = Enumerable.Range(0, 3).Select(_ => Sys.ActorOf(PuppetProps().WithDispatcher("pinned"))).ToArray();
        var threads = new ConcurrentDictionary<IActorRef, ConcurrentDictionary<int, bool>>();

        for (var i = 0; i < 20; i++)
        {
            foreach (var actor in actors)
                await Inside(actor, _ => threads.GetOrAdd(actor, _ => new()).TryAdd(Environment.CurrentManagedThreadId, true));
        }

        Assert.All(threads.Values, seen => Assert.Single(seen));
        Assert.Equal(actors.Length, threads.Values.SelectMany(seen => seen.Keys).Distinct().Count());
    }

    [Fact]
    public void An_unknown_dispatcher_is_refused_when_the_actor_is_made()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(PuppetProps().WithDispatcher("unknown"), "actor"));

        Assert.Equal($"Dispatcher [unknown] not configured for path akka://{Sys.Name}/user/actor", refused.Message);
    }

    [Fact]
    public void An_unknown_dispatcher_is_not_found()
    {
        Assert.False(Sys.Dispatchers.HasDispatcher("unknown"));
        Assert.True(Sys.Dispatchers.HasDispatcher("own"));
        Assert.Equal("Dispatcher unknown not configured.", Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("unknown")).Message);
    }

    [Fact]
    public void A_dispatcher_of_an_unknown_type_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("strange"));

    [Fact]
    public async Task What_a_dispatcher_does_not_say_is_as_with_the_default_one()
    {
        var actor = Sys.ActorOf(PuppetProps().WithDispatcher("nothing-said"));

        var dispatcher = await Inside(actor, context => context.Dispatcher);

        Assert.Equal(Sys.Dispatchers.DefaultGlobalDispatcher.GetType(), dispatcher.GetType());
        Assert.Equal(Sys.Dispatchers.DefaultGlobalDispatcher.Throughput, dispatcher.Throughput);
    }

    [Fact]
    public async Task Actors_on_different_dispatchers_talk_to_each_other()
    {
        var pinned = Sys.ActorOf(PuppetProps().WithDispatcher("pinned"));
        var own = Sys.ActorOf(PuppetProps().WithDispatcher("own"));

        await Inside(pinned, _ => own.Tell("message"));

        await ExpectMsgFromAsync(pinned, "message");
    }
}
