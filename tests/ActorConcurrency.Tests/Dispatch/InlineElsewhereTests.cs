using Akka.Actor;
using Akka.Configuration;
using Akka.Routing;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>Where an actor that opts in is one as any other, and what it is behind a router.</summary>
public sealed class InlineElsewhereTests() : TestKit(Actors.Quiet)
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("actor-concurrency.gate-first = off", null)]
    [InlineData("akka.actor.serialize-messages = on", null)]
    [InlineData("", "akka.actor.default-dispatcher")]
    public async Task Where_it_is_off_or_another_dispatcher_runs_the_actor_senders_do_not(string hocon, string? dispatcher)
    {
        var system = ActorSystem.Create("off", ConfigurationFactory.ParseString(hocon).WithFallback(Actors.Quiet));
        var threads = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var props = InlineActors.Props(system, Props.Create(() => new InlineActor(_ => threads.SetResult(Environment.CurrentManagedThreadId))));
        var actor = system.ActorOf(dispatcher is null ? props : props.WithDispatcher(dispatcher));
        await actor.Ask<ActorIdentity>(new Identify(null), Limit.Hang);

        var sender = Plain.Run(() => actor.Tell("run"));

        Assert.NotEqual(sender, await threads.Task);
        await system.Terminate();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_router_hands_on_and_its_routees_opt_in_themselves()
    {
        var props = Props.Create(() => new InlineActor(_ => TestActor.Tell(Environment.CurrentManagedThreadId)));
        var router = Sys.ActorOf(InlineActors.Props(Sys, props).WithRouter(new RoundRobinPool(1)));
        await InlineActor.IdleAsync(router);

        var sender = Plain.Run(() => router.Tell("run"));

        ExpectMsg(sender);
    }
}
