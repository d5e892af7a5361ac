using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace ActorConcurrency.Tests;

/// <summary>Where Akka.NET is not as the dispatcher takes it to be, everything goes by messages, with the same results.</summary>
public sealed class StartUpProbeTests
{
    public static TheoryData<int> EachStep => [.. Enumerable.Range(0, StartUpProbe.Expected.Count)];

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task This_version_is_as_it_should_be_wherever_it_is_asked()
    {
        var system = ActorSystem.Create("probed", Actors.Quiet);
        SynchronizationContext.SetSynchronizationContext(new NeverRuns());

        var here = StartUpProbe.Difference(system);
        SynchronizationContext.SetSynchronizationContext(null);
        using (ExecutionContext.SuppressFlow()) Assert.Null(StartUpProbe.Difference(system));

        Assert.Null(here);
        Assert.Equal("", await system.ActorOf(Props.Create(() => new Probes())).Ask<string>("probe", Limit.Hang));
        await system.Terminate();
    }

    [Theory]
    [InlineData("akka.actor.serialize-messages = on")]
    [InlineData("akka.actor.debug { lifecycle = on, autoreceive = on, receive = on, unhandled = on, event-stream = on }")]
    [InlineData("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """)]
    [InlineData("""akka.actor.provider = "Akka.Actor.LocalActorRefProvider" """)]
    public async Task It_is_so_under_other_settings_too(string hocon)
    {
        var system = ActorSystem.Create("probed", ConfigurationFactory.ParseString(hocon).WithFallback(Actors.Quiet));

        Assert.Null(StartUpProbe.Difference(system));

        await system.Terminate();
    }

    [Theory]
    [MemberData(nameof(EachStep))]
    public void Whatever_step_shows_something_else_is_named(int step)
    {
        var seen = StartUpProbe.Expected.ToArray();
        seen[step] = "something else";

        Assert.Contains("there is 'something else' in place of", StartUpProbe.Compare(seen), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_it_is_otherwise_one_warning_says_so_and_everything_is_told()
    {
        var system = Way.OnAnotherAkka.Start("akka { loglevel = WARNING, stdout-loglevel = OFF, loggers = [] }");
        var lines = new Lines();
        system.EventStream.Subscribe(new Foreign(system, news => lines.Print($"{((LogEvent)news).Message}")), typeof(Warning));

        await using (var counter = ActorCounter.Start(system))
        await using (var semaphore = ActorSemaphore.Start(system))
        {
            for (var number = 1; number <= 20; number++)
            {
                Assert.Equal(number, await counter.AddAndGetAsync(1));
                (await semaphore.AcquireAsync()).Dispose();
            }

            Assert.Equal((0, 0), (Steps.Direct(counter.Actor), Steps.Direct(semaphore.Actor)));
            Assert.True(Steps.Told(counter.Actor) >= 20, "Nothing was told.");
        }

        Assert.Contains("Everything goes by messages.", Assert.Single(lines.Printed), StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Where_it_is_otherwise_no_sender_runs_an_actor()
    {
        var system = Way.OnAnotherAkka.Start(Actors.Quiet);
        var thread = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var props = Props.Create(() => new InlineActor(_ => thread.SetResult(Environment.CurrentManagedThreadId)));
        var actor = system.ActorOf(InlineActors.Props(system, props));
        await actor.Ask<ActorIdentity>(new Identify(null), Limit.Hang);

        var sender = Plain.Run(() => actor.Tell("run", ActorRefs.NoSender));

        Assert.NotEqual(sender, await thread.Task);
        await system.Terminate();
    }

    private sealed class Probes : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(StartUpProbe.Difference(Context.System) ?? "");
    }

    /// <summary>What waits for it waits for ever.</summary>
    private sealed class NeverRuns : SynchronizationContext
    {
        public override void Post(SendOrPostCallback continuation, object? state)
        {
        }
    }
}

// The suites again, on an Akka.NET that is not as it should be.

public sealed class CounterOnAnotherAkkaTests(Way.OnAnotherAkka way) : CounterByWay(way), IClassFixture<Way.OnAnotherAkka>;

public sealed class SemaphoreOnAnotherAkkaTests(Way.OnAnotherAkka way) : SemaphoreByWay(way), IClassFixture<Way.OnAnotherAkka>;

public sealed class WorkQueueOnAnotherAkkaTests(Way.OnAnotherAkka way) : WorkQueueByWay(way), IClassFixture<Way.OnAnotherAkka>;
