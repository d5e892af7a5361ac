using ActorConcurrency.Tests;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A node whose gateway a name cannot reach: it may be the name's own node that was taken out.</summary>
[Collection(nameof(ThreeNodes))]
public sealed class OutOfReachTests(ThreeNodes nodes)
{
    private readonly string _name = nodes.NewName();

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_keeps_what_it_holds_until_the_cluster_has_taken_it_out()
    {
        var other = await nodes.JoinAsync();
        var (life, near) = (Life(), new TestKit(nodes.A.System).CreateTestProbe());
        var far = nodes.A.System.ActorSelection($"{other.Address}/user/far");
        other.System.ActorOf(Props.Create(() => new Silent()), "far");
        var gateway = await far.ResolveOne(Limit.Hang);
        life.Tell(Message(1, new Hello(new SemaphoreMaking(1, 1, 1))), gateway);
        life.Tell(Message(1, new Acquire(new(1, 1), 1)), gateway);
        life.Tell(Message(2, new Hello(new SemaphoreMaking(1, 1, 1))), near.Ref);
        life.Tell(Message(2, new Acquire(new(2, 1), 1)), near.Ref);
        Expect<Queued>(near);

        ((IInternalActorRef)life).SendSystemMessage(new DeathWatchNotification(gateway, existenceConfirmed: false, addressTerminated: true));
        // It has heard of it when it answers this.
        await life.Ask<ActorIdentity>(new Identify(null), Limit.Hang);
        life.Tell(Message(2, new GetSnapshot(new(2, 2))), near.Ref);
        Assert.Equal(1, Assert.Single(Expect<Snapshot>(near).State.Holders).FencingToken);
        Assert.False(near.HasMessages);

        await other.DisposeAsync();

        Assert.Equal(2, Expect<Granted>(near).FencingToken);
    }

    private IActorRef Life() => nodes.A.System.ActorOf(Props.Create(() => new ClusterEntity("semaphore", _name, () => new SemaphoreRecipe(), new ClusterSettings(), TimeProvider.System)));

    private ToEntity Message(long client, object command) => new(_name, client, 0, [], command);

    private static TReply Expect<TReply>(TestProbe probe) => (TReply)probe.FishForMessage<FromEntity>(message => message.Reply is TReply, Limit.Hang).Reply;

    private sealed class Silent : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }
    }
}
