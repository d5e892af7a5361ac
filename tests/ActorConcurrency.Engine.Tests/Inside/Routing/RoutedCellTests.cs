using Akka.Actor;
using Akka.Routing;
using Akka.TestKit.Xunit2;

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

    private sealed class Echoing : ReceiveActor
    {
        public Echoing() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter(CountdownEvent counted) => Receive<string>(_ => counted.Signal());
    }
}
