using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorConcurrency.Tests;

/// <summary>Gate first can be switched off, anywhere; the results are the same.</summary>
public sealed class SwitchTests
{
    public static TheoryData<string> Off =>
    [
        "actor-concurrency.gate-first = off",
        "actor-concurrency.semaphore.gate-first = off",
        "akka.actor.serialize-messages = on",
        "akka.actor.debug.receive = on",
        "akka.actor.debug.autoreceive = on",
        """
        actor-concurrency.gate-first = off
        actor-concurrency.semaphore.gate-first = on
        """,
    ];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Off))]
    public Task Switched_off_in_the_configuration_every_step_is_told(string hocon) => InAsync(hocon, async system =>
    {
        await using var semaphore = ActorSemaphore.Start(system);

        await UseAsync(semaphore);

        Assert.Equal(0, Steps.Direct(semaphore.Actor));
    });

    [Theory]
    [InlineData("actor-concurrency.gate-first")]
    [InlineData("actor-concurrency.semaphore.gate-first")]
    public Task A_value_that_is_none_is_named_with_its_key(string key) => InAsync($"{key} = maybe", system =>
    {
        var refusal = Assert.Throws<ConfigurationException>(() => RecipeConfig.Of(system).AllowsGateFirstOf("semaphore"));

        Assert.StartsWith($"{key} must be on or off, but is 'maybe'.", refusal.Message, StringComparison.Ordinal);
        return Task.CompletedTask;
    });

    [Fact(Timeout = Limit.HangMilliseconds)]
    public Task Switched_on_the_results_are_the_same() => InAsync("", async system =>
    {
        await using var semaphore = ActorSemaphore.Start(system);

        await UseAsync(semaphore);

        Assert.True(Steps.Direct(semaphore.Actor) > 0, "Nothing was direct.");
    });

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public Task Off_wins_between_an_actor_and_a_handle(bool actor, bool handle) => InAsync("", async system =>
    {
        await using var owner = ActorSemaphore.Start(system, new SemaphoreSettings { GateFirst = actor });
        await using var semaphore = ActorSemaphore.Attach(owner.Actor, new SemaphoreSettings { GateFirst = handle });

        await UseAsync(semaphore);

        Assert.Equal(0, Steps.Direct(owner.Actor));
    });

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("akka.actor.serialize-messages = on")]
    [InlineData("akka.actor.debug.receive = on")]
    [InlineData("akka.actor.debug.autoreceive = on")]
    public async Task A_system_that_looks_at_messages_is_told_once_why_it_is_off(string hocon)
    {
        var system = ActorSystem.Create("told", ConfigurationFactory.ParseString($"""
            {hocon}
            akka.loglevel = DEBUG
            akka.stdout-loglevel = OFF
            akka.loggers = []
            """));
        var lines = new Lines();
        system.EventStream.Subscribe(
            new Foreign(system, news =>
            {
                if (news is Debug debug) lines.Print($"{debug.Message}");
            }),
            typeof(Debug));

        await using (ActorSemaphore.Start(system))
        await using (ActorCounter.Start(system))
            Assert.Single(lines.Printed, line => line.Contains("gate-first", StringComparison.Ordinal));

        await system.Terminate();
    }

    private static async Task UseAsync(ActorSemaphore semaphore)
    {
        for (var round = 0; round < 20; round++)
        {
            var permit = await semaphore.AcquireAsync();
            Assert.Equal(2 * round + 1, permit.FencingToken);
            var waiting = semaphore.AcquireAsync().AsTask();
            permit.Dispose();
            (await waiting).Dispose();
        }

        var snapshot = await semaphore.SnapshotAsync();
        Assert.Equal((1, 0, 40, 40), (snapshot.Available, snapshot.Held, snapshot.Granted, snapshot.Returned));
    }

    private static async Task InAsync(string hocon, Func<ActorSystem, Task> test)
    {
        var system = ActorSystem.Create("switch", ConfigurationFactory.ParseString(hocon).WithFallback(Actors.Quiet));
        await test(system);
        await system.Terminate();
    }
}
