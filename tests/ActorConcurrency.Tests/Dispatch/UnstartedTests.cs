using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>Before an actor has started, there is nothing to take the turn of.</summary>
public sealed class UnstartedTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_asked_before_the_start_is_told_and_done_in_order()
    {
        using var gate = HeldUpGuardian.Held = new Gate();
        var system = ActorSystem.Create("unstarted", ConfigurationFactory.ParseString($"""
            akka.actor.guardian-supervisor-strategy = "{typeof(HeldUpGuardian).AssemblyQualifiedName}"
            """).WithFallback(Actors.Quiet));
        system.ActorOf(Props.Create(() => new Fails())).Tell("fail");
        await gate.Arrived;

        var counter = ActorCounter.Start(system);
        counter.Increment(5);
        var comparing = counter.CompareAndSetAsync(5, 7).AsTask();
        var reading = counter.ValueAsync().AsTask();
        Assert.IsType<UnstartedCell>(((ActorRefWithCell)counter.Actor).Underlying);
        gate.Open();

        Assert.True(await comparing);
        Assert.Equal(7, await reading);
        Assert.Equal(0, Steps.Direct(counter.Actor));
        await Steps.AreDirectAfter(counter);
        await system.Terminate();
    }

    /// <summary>Decides about a child when the test lets it; until then the guardian starts nobody.</summary>
    public sealed class HeldUpGuardian : SupervisorStrategyConfigurator
    {
        internal static Gate? Held { get; set; }

        public override SupervisorStrategy Create() => new OneForOneStrategy(_ =>
        {
            Held!.Pass();
            return Directive.Stop;
        });
    }

    private sealed class Fails : UntypedActor
    {
        protected override void OnReceive(object message) => throw new InvalidOperationException("on purpose");
    }
}
