using Akka.Actor;
using Akka.Routing;

namespace ActorConcurrency.Engine.Tests;

public sealed class RoutingLogicTests
{
    private static readonly Routee[] Three = [new Box("a"), new Box("b"), new Box("c")];

    [Fact]
    public void Round_robin_takes_one_after_the_other()
    {
        var logic = new RoundRobinRoutingLogic();

        var taken = Enumerable.Range(0, 7).Select(_ => logic.Select("m", Three)).ToArray();

        Assert.Equal([Three[0], Three[1], Three[2], Three[0], Three[1], Three[2], Three[0]], taken);
    }

    [Fact]
    public void Round_robin_goes_on_when_its_counter_overflows()
    {
        var logic = new RoundRobinRoutingLogic(int.MaxValue - 2);

        Assert.All(Enumerable.Range(0, 10), _ => Assert.Contains(logic.Select("m", Three), Three));
    }

    [Fact]
    public void Round_robin_loses_no_turn_among_many_senders()
    {
        var logic = new RoundRobinRoutingLogic();
        var counts = new int[Three.Length];

        Parallel.For(0, 3000, _ => Interlocked.Increment(ref counts[Array.IndexOf(Three, logic.Select("m", Three))]));

        Assert.Equal([1000, 1000, 1000], counts);
    }

    [Fact]
    public void Random_takes_any_of_them()
    {
        var logic = new RandomLogic();

        var taken = Enumerable.Range(0, 1000).Select(_ => logic.Select("m", Three)).ToHashSet();

        Assert.True(taken.SetEquals(Three));
    }

    [Fact]
    public void Broadcast_takes_all_of_them()
    {
        var boxes = new[] { new Box("a"), new Box("b") };

        new BroadcastRoutingLogic().Select("m", [.. boxes]).Send("m", ActorRefs.Nobody);

        Assert.All(boxes, box => Assert.Equal(["m"], box.Received));
    }

    [Fact]
    public void Without_routees_nobody_is_taken()
    {
        foreach (var logic in new RoutingLogic[] { new RoundRobinRoutingLogic(), new RandomLogic(), new BroadcastRoutingLogic(), new SmallestMailboxRoutingLogic() })
            Assert.Same(Routee.NoRoutee, logic.Select("m", []));
    }

    [Fact]
    public void A_router_takes_messages_out_of_their_envelopes()
    {
        var box = new Box("a");
        var router = new Router(new RoundRobinRoutingLogic(), box);

        router.Route(new RouterEnvelope("in an envelope"), ActorRefs.Nobody);
        router.Route("bare", ActorRefs.Nobody);

        Assert.Equal(["in an envelope", "bare"], box.Received);
    }

    [Fact]
    public void A_broadcast_reaches_every_routee_whatever_the_logic()
    {
        var boxes = new[] { new Box("a"), new Box("b"), new Box("c") };
        var router = new Router(new RoundRobinRoutingLogic(), [.. boxes]);

        router.Route(new Broadcast("all"), ActorRefs.Nobody);

        Assert.All(boxes, box => Assert.Equal(["all"], box.Received));
    }

    [Fact]
    public void A_router_changes_into_a_new_one()
    {
        var (a, b) = (new Box("a"), new Box("b"));
        var one = new Router(new RoundRobinRoutingLogic(), a);

        var two = one.AddRoutee(b);

        Assert.Equal([a], one.Routees);
        Assert.Equal([a, b], two.Routees);
        Assert.Equal([b], two.RemoveRoutee(a).Routees);
        Assert.Equal([a, b], two.AddRoutee(b).Routees);
        Assert.Same(one.RoutingLogic, two.RoutingLogic);
    }

    [Fact]
    public void A_ring_gives_every_key_to_the_same_node()
    {
        var ring = ConsistentHash.Create(["a", "b", "c"], 10);
        var same = ConsistentHash.Create(["c", "b", "a"], 10);

        foreach (var key in Keys)
            Assert.Equal(ring.NodeFor(key), same.NodeFor(key));
    }

    [Fact]
    public void A_node_that_leaves_a_ring_moves_only_its_own_keys()
    {
        var before = ConsistentHash.Create(["a", "b", "c"], 10);

        var after = before - "b";

        foreach (var key in Keys.Where(key => before.NodeFor(key) != "b"))
            Assert.Equal(before.NodeFor(key), after.NodeFor(key));
        Assert.DoesNotContain("b", Keys.Select(after.NodeFor));
        Assert.Equal(Keys.Select(before.NodeFor), Keys.Select((after + "b").NodeFor));
    }

    [Fact]
    public void A_ring_spreads_keys_over_its_nodes() =>
        Assert.Equal(["a", "b", "c"], Keys.Select(ConsistentHash.Create(["a", "b", "c"], 10).NodeFor).Distinct().Order());

    private static IEnumerable<string> Keys => Enumerable.Range(0, 200).Select(i => $"key-{i}");

    private sealed class Box(string name) : Routee
    {
        public List<object> Received { get; } = [];

        public override void Send(object message, IActorRef sender) => Received.Add(message);

        public override string ToString() => name;
    }
}
