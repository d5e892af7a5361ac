using System.Collections;
using System.Reflection;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Microsoft.Extensions.Time.Testing;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>A gateway whose names are played by a spec.</summary>
public sealed class ClusterGatewayTests : IClassFixture<OneNode>
{
    private static readonly ClusterSettings Settings = new() { LostAfter = TimeSpan.FromDays(1), SessionTtl = TimeSpan.FromDays(1), GiveUpAfter = TimeSpan.FromSeconds(10) };

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly OneNode _one;
    private readonly TestProbe _region;
    private readonly IActorRef _gateway;
    private ClusterGateway? _made;
    private Func<RequestId, object> _withdraw = static id => new Withdraw(id);

    public ClusterGatewayTests(OneNode one)
    {
        _one = one;
        _region = new TestKit(one.Node.System).CreateTestProbe();
        var recipe = new ClusterGateway.Recipe("semaphore", _region.Ref, static id => new Return(id), id => _withdraw(id));
        _gateway = one.Node.System.ActorOf(Props.CreateBy(new Maker(() => _made = new(recipe, Settings, _time, _ended))));
    }

    private sealed class Maker(Func<ActorBase> make) : IIndirectActorProducer
    {
        public Type ActorType => typeof(ClusterGateway);

        public ActorBase Produce() => make();

        public void Release(ActorBase actor)
        {
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_name_that_nobody_answers_for_does_not_end_a_node_for_which_others_are_answered()
    {
        var (silent, other) = (Ask("silent"), Ask("other"));
        Assert.Equal("silent", Next<Hello>("silent").Name);
        var hello = Next<Hello>("other");

        _time.Advance(Settings.GiveUpAfter!.Value - TimeSpan.FromTicks(1));
        Say(hello.Client, new Welcome(Settings.SessionTtl));
        var asked = Next<Acquire>("other");
        _time.Advance(Settings.Resend);
        // Sent again by a step of the timer after that.
        Next<Acquire>("other", after: asked);
        Say(asked.Client, new Granted(((Acquire)asked.Command!).Id, 1, 7));

        Assert.Equal(7, await other.Result);
        Assert.False(silent.Result.IsCompleted);
        Assert.False(_ended.IsCancellationRequested);
        Assert.False(_one.Node.System.WhenTerminated.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_gateway_that_fails_ends_what_it_had_and_goes_on()
    {
        _withdraw = static _ => throw new InvalidOperationException("on purpose");
        var waiting = Ask("name");
        var hello = Next<Hello>("name");
        Say(hello.Client, new Welcome(Settings.SessionTtl));
        Next<Acquire>("name");
        var victim = Ask("other");

        _gateway.Tell(new ClusterGateway.GiveUp(At("name"), waiting));

        await Assert.ThrowsAsync<StoppedException>(() => victim.Result);
        Assert.False(_ended.IsCancellationRequested);
        var again = Ask("name");
        Say(Next<Hello>("name", after: hello).Client, new Welcome(Settings.SessionTtl));
        var asked = Next<Acquire>("name");
        Say(asked.Client, new Granted(((Acquire)asked.Command!).Id, 1, 8));
        Assert.Equal(8, await again.Result);
    }

    [Fact]
    public void A_gateway_knows_each_name_under_one_number_however_often_it_was_lost()
    {
        _ = Ask("name");
        for (var loss = 0; loss < 5; loss++)
        {
            var hello = Next<Hello>("name");
            Say(hello.Client, Unknown.Instance);
        }

        Next<Hello>("name");

        Assert.Single((IEnumerable)Field(_made!, "_clients"));
    }

    [Fact]
    public void A_handle_that_is_left_alone_leaves_nothing_with_its_node()
    {
        var left = Leave();

        GC.Collect();

        Assert.False(left.IsAlive);
    }

    // In a frame of its own, so that no register or local keeps it.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference Leave() => new(Field(
        new ClusterHandle(ClusterNode.Of(_one.Node.System, ClusteredKind.Semaphore), "semaphore", "left", new SemaphoreMaking(1, 1, 1)), "_disposed"));

    // Nothing else shows it.
    private static object Field(object of, string name) =>
        of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;

    private static ClusterGateway.Target At(string name) => new(name, new SemaphoreMaking(1, 1, 1));

    private ClusterCall<long> Ask(string name)
    {
        var call = new ClusterCall<long>(static (id, _) => new Acquire(id, 1), static (_, grant, _) => grant!.FencingToken) { IsAcquisition = true };
        _gateway.Tell(new ClusterGateway.Ask(At(name), call));
        return call;
    }

    private void Say(long client, object reply) => _gateway.Tell(new FromEntity(client, 1, TimeSpan.Zero, reply));

    private ToEntity Next<TCommand>(string name, ToEntity? after = null) => _region.FishForMessage<ToEntity>(
        message => message.Name == name && message.Command is TCommand && (after is null || !ReferenceEquals(message, after)) && !(message.Command is Hello && message.Client == after?.Client),
        Limit.Hang);
}
