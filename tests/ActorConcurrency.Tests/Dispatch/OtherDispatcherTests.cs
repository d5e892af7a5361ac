using Akka.Actor;
using Akka.Configuration;
using Akka.Pattern;
using Akka.Routing;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>On any other dispatcher, and behind whatever is no actor of ours, everything goes by messages.</summary>
public sealed class OtherDispatcherTests
{
    public static TheoryData<string> Others =>
    [
        "type = Dispatcher",
        """
        type = Dispatcher
        mailbox-type = ""
        """,
        "type = PinnedDispatcher",
        """
        type = ForkJoinDispatcher
        dedicated-thread-pool.thread-count = 2
        """,
        "type = TaskDispatcher",
        """
        type = Dispatcher
        executor = channel-executor
        """,
        """type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit" """,
        """mailbox-type = "Akka.Dispatch.UnboundedMailbox" """,
    ];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Others))]
    public async Task Everything_works_by_messages(string dispatcher)
    {
        var system = ActorSystem.Create("other", ConfigurationFactory.ParseString($$"""
            actor-concurrency.dispatcher {
              {{dispatcher}}
            }
            """).WithFallback(Actors.Quiet));
        await using (var counter = ActorCounter.Start(system))
        await using (var semaphore = ActorSemaphore.Start(system))
        await using (var queue = ActorWorkQueue<string>.Start(system))
        {
            await UseAsync(counter);
            var permit = await semaphore.AcquireAsync();
            var waiting = semaphore.AcquireAsync().AsTask();
            permit.Dispose();
            (await waiting).Dispose();
            Assert.Equal(1, (await semaphore.SnapshotAsync()).Available);
            var getting = queue.GetAsync().AsTask();
            await queue.PutAsync("a");
            Assert.NotNull(await getting);

            // Not even looked for: whoever found a gate there would take a turn that the actor's runs do not respect.
            Assert.All([counter.Actor, semaphore.Actor, queue.Actor], actor => Assert.False(Steps.CoreOf(actor)!.IsShared));
            Assert.All([counter.Actor, semaphore.Actor, queue.Actor], actor => Assert.Equal(0, Steps.Direct(actor)));
        }

        await system.Terminate();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("router")]
    [InlineData("parent")]
    [InlineData("backoff supervisor")]
    public async Task A_handle_to_somebody_in_between_works_by_messages(string between)
    {
        var system = ActorSystem.Create("between", Actors.Quiet);
        var settings = CounterSettings.Read(system);
        var props = ActorCounter.Props(settings);
        var somebody = system.ActorOf(between switch
        {
            "router" => props.WithRouter(new RoundRobinPool(1)),
            "parent" => Props.Create(() => new Forwards(props)).WithDispatcher(RecipeConfig.Dispatcher),
            _ => BackoffSupervisor.Props(Backoff.OnStop(props, "counter", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 0, maxNrOfRetries: -1)),
        });
        await using var counter = ActorCounter.Attach(somebody);

        await UseAsync(counter);

        await system.Terminate();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_handle_to_a_probe_works_by_messages()
    {
        using var kit = new TestKit(Actors.Quiet);
        await using var counter = ActorCounter.Attach(kit.TestActor);

        var adding = counter.AddAndGetAsync(3).AsTask();
        var asked = kit.ExpectMsg<CounterProtocol.AddAndGet>();
        kit.LastSender.Tell(new CounterProtocol.Value(asked.Id, 42), kit.TestActor);

        Assert.Equal(42, await adding);
    }

    private static async Task UseAsync(ActorCounter counter)
    {
        for (var number = 1; number <= 20; number++)
        {
            counter.Increment();
            Assert.Equal(2 * number, await counter.AddAndGetAsync(1));
        }

        Assert.True(await counter.CompareAndSetAsync(40, 7));
        Assert.Equal(7, await counter.ValueAsync());
    }

    private sealed class Forwards(Props props) : UntypedActor
    {
        private readonly IActorRef _child = Context.ActorOf(props);

        protected override void OnReceive(object message) => _child.Forward(message);
    }
}
