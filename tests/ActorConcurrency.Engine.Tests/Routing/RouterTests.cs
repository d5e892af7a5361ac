using Akka.Actor;
using Akka.Routing;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Pools and groups as actors see them.</summary>
public sealed class RouterTests : TestKit
{
    [Fact]
    public async Task A_round_robin_pool_gives_each_routee_its_turn()
    {
        var router = Pool(new RoundRobinPool(3));

        var names = await Names(router, 6);

        Assert.Equal(3, names[..3].Distinct().Count());
        Assert.Equal(names[..3], names[3..]);
    }

    [Fact]
    public async Task A_broadcast_pool_sends_to_all()
    {
        Pool(new BroadcastPool(3)).Tell("name", TestActor);

        Assert.Equal(3, (await Replies(3)).Distinct().Count());
    }

    [Fact]
    public async Task A_router_without_routees_can_be_told_something_by_nobody()
    {
        var router = Sys.ActorOf(new RoundRobinGroup(Array.Empty<string>()).Props());

        router.Tell("anybody?", ActorRefs.Nobody);

        Assert.Empty(await Members(router));
    }

    [Fact]
    public async Task Routees_are_there_when_the_reference_is()
    {
        var routees = await Members(Pool(new RandomPool(5)));

        Assert.Equal(5, routees.Length);
        Assert.All(routees, routee => Assert.IsType<ActorRefRoutee>(routee));
    }

    [Fact]
    public async Task A_pool_is_resized_by_message()
    {
        var router = Pool(new RoundRobinPool(3));

        router.Tell(new AdjustPoolSize(4));
        Assert.Equal(7, (await Members(router)).Length);

        router.Tell(new AdjustPoolSize(-5));
        Assert.Equal(2, (await Members(router)).Length);
    }

    [Fact]
    public async Task Routees_can_be_added_and_removed()
    {
        var router = Pool(new BroadcastPool(1));
        var other = Routee.FromActorRef(TestActor);

        router.Tell(new AddRoutee(other));
        Assert.Contains(other, await Members(router));

        router.Tell(new RemoveRoutee(other));
        Assert.DoesNotContain(other, await Members(router));
    }

    [Fact]
    public async Task A_routee_that_stops_is_dropped_and_with_the_last_one_the_router_stops()
    {
        var router = Pool(new RoundRobinPool(2));
        var routees = (await Members(router)).Cast<ActorRefRoutee>().ToArray();
        await WatchAsync(router);

        Sys.Stop(routees[0].Actor);
        await AwaitConditionAsync(async () => (await Members(router)).Length == 1);
        Sys.Stop(routees[1].Actor);

        await ExpectTerminatedAsync(router);
    }

    [Fact]
    public async Task A_poison_pill_stops_the_router_and_its_routees()
    {
        var router = Pool(new RoundRobinPool(1));
        var routee = (await Members(router)).Cast<ActorRefRoutee>().Single().Actor;
        await WatchAsync(routee);

        router.Tell(PoisonPill.Instance);

        await ExpectTerminatedAsync(routee);
    }

    [Fact]
    public async Task A_broadcast_poison_pill_lets_every_routee_finish_and_then_stops_the_router()
    {
        var router = Pool(new RoundRobinPool(2));
        await WatchAsync(router);

        router.Tell("name", TestActor);
        router.Tell("name", TestActor);
        router.Tell(new Broadcast(PoisonPill.Instance));

        var replies = await Replies(2);
        Assert.Equal(2, replies.Distinct().Count());
        await ExpectTerminatedAsync(router);
    }

    [Fact]
    public async Task A_routee_that_fails_is_restarted_alone()
    {
        var router = Pool(new RoundRobinPool(2));

        router.Tell("fail", TestActor);

        var restarted = await ExpectMsgAsync<Restarted>();
        router.Tell(new Broadcast("incarnation"), TestActor);
        var incarnations = new[] { await ExpectMsgAsync<Incarnation>(), await ExpectMsgAsync<Incarnation>() };
        Assert.Equal(1, incarnations.Single(i => i.Name == restarted.Name).Restarts);
        Assert.Equal(0, incarnations.Single(i => i.Name != restarted.Name).Restarts);
    }

    [Fact]
    public async Task A_group_sends_to_the_actors_at_its_paths()
    {
        Sys.ActorOf(Props.Create(() => new Worker(TestActor)), "left");
        Sys.ActorOf(Props.Create(() => new Worker(TestActor)), "right");
        var router = Sys.ActorOf(new RoundRobinGroup("/user/left", "/user/right").Props());

        var names = await Names(router, 4);

        Assert.Equal(["left", "right", "left", "right"], names);
    }

    [Fact]
    public async Task The_sender_of_a_routed_message_stays_the_sender()
    {
        var router = Pool(new RandomPool(1));

        Assert.Equal((await Members(router)).Cast<ActorRefRoutee>().Single().Actor.Path.Name, await router.Ask<string>("name"));
    }

    [Fact]
    public async Task Messages_with_the_same_key_go_to_the_same_routee()
    {
        var router = Pool(new ConsistentHashingPool(5).WithHashMapping(message => message is Keyed keyed ? keyed.Key : null));

        var first = await router.Ask<string>(new Keyed("k"));
        var again = await router.Ask<string>(new Keyed("k"));
        var enveloped = await router.Ask<string>(new ConsistentHashableEnvelope("name", "k"));
        var others = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => router.Ask<string>(new Keyed($"{i}"))));

        Assert.Equal([first, first], [again, enveloped]);
        Assert.True(others.Distinct().Count() > 1);
    }

    [Fact]
    public async Task Keys_that_are_no_texts_are_compared_by_value()
    {
        var router = Pool(new ConsistentHashingPool(5));

        var first = await router.Ask<string>(new ConsistentHashableEnvelope("name", new Keyed("k")));
        var again = await router.Ask<string>(new ConsistentHashableEnvelope("name", new Keyed("k")));

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Scatter_gather_passes_on_the_first_reply()
    {
        Sys.ActorOf(Props.Create(() => new Silent()), "silent");
        Sys.ActorOf(Props.Create(() => new Worker(TestActor)), "quick");
        var router = Sys.ActorOf(new ScatterGatherFirstCompletedGroup(["/user/silent", "/user/quick"], TimeSpan.FromSeconds(10)).Props());

        Assert.Equal("quick", await router.Ask<string>("name"));
    }

    [Fact]
    public async Task Scatter_gather_fails_when_nobody_replies_in_time()
    {
        var router = Sys.ActorOf(new ScatterGatherFirstCompletedPool(2, TimeSpan.FromMilliseconds(100)).Props(Props.Create(() => new Silent())));

        router.Tell("name", TestActor);

        Assert.IsType<AskTimeoutException>((await ExpectMsgAsync<Status.Failure>()).Cause);
    }

    [Fact]
    public async Task Tail_chopping_asks_on_until_somebody_replies()
    {
        Sys.ActorOf(Props.Create(() => new Silent()), "silent");
        Sys.ActorOf(Props.Create(() => new Worker(TestActor)), "talkative");
        var router = Sys.ActorOf(new TailChoppingGroup(
            ["/user/silent", "/user/talkative"], TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(50)).Props());

        Assert.Equal("talkative", await router.Ask<string>("name"));
    }

    [Fact]
    public async Task Tail_chopping_fails_when_nobody_replies_in_time()
    {
        var router = Sys.ActorOf(new TailChoppingPool(2, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(50))
            .Props(Props.Create(() => new Silent())));

        router.Tell("name", TestActor);

        Assert.IsType<AskTimeoutException>((await ExpectMsgAsync<Status.Failure>()).Cause);
    }

    [Fact]
    public async Task The_smallest_mailbox_is_not_that_of_a_routee_with_waiting_messages()
    {
        var router = Pool(new SmallestMailboxPool(2));
        using var gate = new ManualResetEventSlim();
        router.Tell(new Wait(gate), TestActor);
        var busy = await ExpectMsgAsync<string>();

        for (var i = 0; i < 5; i++)
        {
            router.Tell("name", TestActor);
            Assert.NotEqual(busy, await ExpectMsgAsync<string>());
        }

        gate.Set();
    }

    private IActorRef Pool(Pool pool) => Sys.ActorOf(pool.Props(Props.Create(() => new Worker(TestActor))));

    private static async Task<Routee[]> Members(IActorRef router) => [.. (await router.Ask<Routees>(new GetRoutees())).Members];

    private async Task<string[]> Names(IActorRef router, int count)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            router.Tell("name", TestActor);
            names[i] = await ExpectMsgAsync<string>();
        }

        return names;
    }

    private async Task<string[]> Replies(int count)
    {
        var replies = new string[count];
        for (var i = 0; i < count; i++)
            replies[i] = await ExpectMsgAsync<string>();
        return replies;
    }

    private sealed record Keyed(string Key);

    private sealed record Wait(ManualResetEventSlim Gate);

    private sealed record Restarted(string Name);

    private sealed record Incarnation(string Name, int Restarts);

    private sealed class Silent : ReceiveActor
    {
        public Silent() => ReceiveAny(_ => { });
    }

    private sealed class Worker : ReceiveActor
    {
        private readonly IActorRef _boss;
        private int _restarts;

        public Worker(IActorRef boss)
        {
            _boss = boss;
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("on purpose"));
            Receive<string>(text => text == "incarnation", _ => Sender.Tell(new Incarnation(Self.Path.Name, _restarts)));
            Receive<Wait>(wait =>
            {
                Self.Tell("one more to wait", ActorRefs.NoSender);
                Sender.Tell(Self.Path.Name);
                wait.Gate.Wait(TimeSpan.FromSeconds(10));
            });
            ReceiveAny(_ => Sender.Tell(Self.Path.Name));
        }

        protected override void PostRestart(Exception reason)
        {
            _restarts = 1;
            _boss.Tell(new Restarted(Self.Path.Name));
        }
    }
}
