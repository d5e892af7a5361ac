using Akka.Actor;
using Akka.Event;
using Akka.Routing;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Akka.Util;

namespace ActorConcurrency.Engine.Tests;

public sealed class RoutedCellTests : TestKit
{
    [Fact]
    public async Task A_message_to_the_router_waits_until_all_routees_are_made()
    {
        const int routees = 50;
        Sys.ActorOf(new RoundRobinPool(routees).Props(Props.Create(() => new EarlyBird(TestActor))));

        for (var i = 0; i < routees; i++)
            await ExpectMsgAsync("routed");
    }

    [Fact]
    public async Task A_message_to_a_router_that_could_not_be_made_is_handled_or_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        using var told = new ManualResetEventSlim();

        Assert.ThrowsAny<Exception>(() => Sys.ActorOf(new RoundRobinPool(1, new Failing(told)).Props(Props.Create(() => new Hasty(TestActor, told)))));

        // The resizer's own message to the head that has gone is a dead letter too.
        await FishForMessageAsync(fate => (fate is DeadLetter letter ? letter.Message : fate) is "early");
    }

    [Fact]
    public async Task A_controller_outlives_a_restart_of_the_head()
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Puppet(test, new OneForOneStrategy(_ => Directive.Restart))));
        parent.Tell(new Puppet.Run(context => test.Tell(context.ActorOf(Props.Empty.WithRouter(new Controlled(test))))));
        var router = await ExpectMsgAsync<IActorRef>();

        router.Tell(Kill.Instance);
        router.Tell(new Steer());

        await ExpectMsgAsync<Steer>();
    }

    [Fact]
    public void Tail_chopping_stops_asking_when_a_routee_cannot_be_asked()
    {
        var scheduler = new TestScheduler(Sys.Settings.Config, Log);
        var mute = new Mute();
        var routees = new TailChopping(scheduler, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1)).Select("hello", [mute, mute, mute]);

        routees.Send("hello", TestActor);
        scheduler.Advance(TimeSpan.FromSeconds(1));
        scheduler.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<NotSupportedException>(ExpectMsg<Status.Failure>().Cause);
        Assert.Equal(1, mute.Asked);
    }

    [Fact]
    public async Task Routing_while_routees_come_and_go_loses_nothing()
    {
        const int messages = 20_000;
        var router = Sys.ActorOf(new RoundRobinPool(2).Props(Props.Create(() => new Echoing())));
        using var counted = new CountdownEvent(messages);
        var counter = Sys.ActorOf(Props.Create(() => new Counter(counted)));
        using var churn = new CancellationTokenSource();
        var resizing = Task.Run(async () =>
        {
            while (!churn.IsCancellationRequested)
            {
                router.Tell(new AdjustPoolSize(3));
                router.Tell(new AdjustPoolSize(-3));
                await router.Ask<Routees>(new GetRoutees());
            }
        });

        Parallel.For(0, messages, _ => router.Tell("message", counter));
        var all = await Task.Run(() => counted.Wait(TimeSpan.FromSeconds(20)));

        await churn.CancelAsync();
        await resizing;
        Assert.True(all, $"{counted.CurrentCount} messages were lost");
    }

    private sealed class EarlyBird : ReceiveActor
    {
        public EarlyBird(IActorRef probe)
        {
            Context.Parent.Tell("routed");
            Receive<string>(probe.Tell);
        }
    }

    private sealed class Hasty : ReceiveActor
    {
        public Hasty(IActorRef probe, ManualResetEventSlim told)
        {
            Context.Parent.Tell("early");
            told.Set();
            Receive<string>(probe.Tell);
        }
    }

    /// <summary>Fails when the router is made, once a routee has told it something.</summary>
    private sealed class Failing(ManualResetEventSlim told) : Resizer
    {
        public override bool IsTimeForResize(long messageCounter) => true;

        public override int Resize(IEnumerable<Routee> currentRoutees)
        {
            told.Wait(TimeSpan.FromSeconds(20));
            throw new InvalidOperationException("no");
        }
    }

    private sealed class Steer : RouterManagementMessage;

    private sealed class Controlled(IActorRef probe) : CustomRouterConfig
    {
        public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

        public override Props RoutingLogicController(RoutingLogic routingLogic) => Props.Create(() => new Relay(probe));

        public override ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException();
    }

    private sealed class Relay : ReceiveActor
    {
        public Relay(IActorRef probe) => ReceiveAny(message => probe.Tell(message));
    }

    private sealed class Mute : Routee
    {
        public int Asked { get; private set; }

        public override Task<object> Ask(object message, TimeSpan? timeout)
        {
            Asked++;
            throw new NotSupportedException("no");
        }
    }

    private sealed class Echoing : ReceiveActor
    {
        public Echoing() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter(CountdownEvent counted) => Receive<string>(_ => counted.Signal());
    }
}
