using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Internal;
using Akka.TestKit.TestActors;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the embedded engine's kit promises beyond what is specified for both engines.</summary>
public sealed class KitPromisesTests : KitSpec
{
    private sealed class Asking : ReceiveActor
    {
        public Asking()
        {
            ReceiveAsync<string>(async question =>
            {
                await Task.Delay(1);
                Sender.Tell((question, Context.Self, ReferenceEquals(SynchronizationContext.Current, null)));
            });
            Receive<bool>(_ => Context.Stop(Self));
        }
    }

    private sealed class Fragile : ReceiveActor
    {
        public Fragile() => ReceiveAny(_ => throw new InvalidTimeZoneException());
    }

    [Fact]
    public async Task An_asynchronous_handler_keeps_its_actor_and_its_sender_on_the_calling_thread()
    {
        var asking = ActorOfAsTestActorRef<Asking>();
        var probe = CreateTestProbe();

        asking.Tell("told", probe);
        await probe.ExpectMsgAsync(("told", asking.Ref, true), Ample);
        await asking.ReceiveAsync("received", probe);
        await probe.ExpectMsgAsync(("received", asking.Ref, true), Ample);
    }

    [Fact]
    public async Task Receive_async_ends_when_the_handler_stops_the_actor()
    {
        var asking = ActorOfAsTestActorRef<Asking>();

        await asking.ReceiveAsync(true).WaitAsync(Ample);

        Assert.True(((InternalTestActorRef)asking.Ref).IsTerminated);
    }

    [Fact]
    public void A_child_is_supervised_by_the_strategy_given()
    {
        var probe = CreateTestProbe();
        var child = probe.ChildActorOf(Props.Create<Fragile>(), SupervisorStrategy.StoppingStrategy);
        Watch(child);

        child.Tell("fail");

        ExpectTerminated(child, Ample);
    }

    [Fact]
    public void Test_references_and_probes_can_be_supervisors()
    {
        var (parent, probe) = (ActorOfAsTestActorRef<SimpleEchoActor>("parent"), CreateTestProbe());
        var first = ActorOfAsTestActorRef<SimpleEchoActor>(parent, "child");
        var second = ActorOfAsTestActorRef<SimpleEchoActor>(probe, "child");
        Watch(first);
        Watch(second);

        Sys.Stop(parent);
        ExpectTerminated(first, Ample);
        Sys.Stop(probe);
        ExpectTerminated(second, Ample);
    }

    [Fact]
    public void A_taken_name_is_reported_at_once()
    {
        var probe = CreateTestProbe();
        probe.ChildActorOf<SimpleEchoActor>("taken");

        Assert.Throws<InvalidActorNameException>(() => probe.ChildActorOf<SimpleEchoActor>("taken"));
    }

    [Fact]
    public void An_actor_that_could_not_be_made_is_reported_at_once()
    {
        EventFilter.Exception<ActorInitializationException>().ExpectOne(() =>
        {
            var broken = ActorOfAsTestActorRef<Broken>();
            AwaitCondition(() => ((InternalTestActorRef)broken.Ref).IsTerminated, Ample);
            Assert.Contains("its constructor threw", Assert.Throws<IllegalActorStateException>(() => broken.UnderlyingActor).Message);
        });
    }

    [Fact]
    public void Predicates_are_given_messages_so_that_as_many_as_possible_are_met()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);

        ExpectMsgAllOfMatchingPredicates(Ample, PredicateInfo.Create<int>(_ => true), PredicateInfo.Create<int>(n => n == 1));
    }

    [Fact]
    public void A_sender_may_be_checked_by_a_predicate()
    {
        TestActor.Tell(1);
        TestActor.Tell(2);

        Assert.Equal(1, ExpectMsgFrom<int>(sender => sender.Equals(TestActor), n => n == 1));
        Assert.Contains("The sender does not match the predicate. Got the message 2", Failure(() => ExpectMsgFrom<int>(_ => false, _ => true)));
    }

    [Fact]
    public void What_a_synchronous_block_throws_comes_out_as_it_is() =>
        Assert.Throws<InvalidTimeZoneException>(() => Within(Ample, () => throw new InvalidTimeZoneException()));

    [Fact]
    public void A_block_that_expected_silence_may_take_longer()
    {
        Within(Soon, () =>
        {
            ExpectNoMsg();
            var end = Now + Soon;
            SpinWait.SpinUntil(() => Now > end);
        });
    }

    [Fact]
    public void A_failed_equality_shows_the_hint_and_braces_are_harmless()
    {
        TestActor.Tell("{0}");

        Assert.StartsWith("Assert.Equal() Failure: {what} I mean", Failure(() => ExpectMsg("{1}", hint: "{what} I mean")));
    }

    [Fact]
    public void No_latch_and_no_barrier_waits_for_ever_or_in_silence()
    {
        Assert.Throws<ArgumentException>(() => new TestLatch().Ready(Timeout.InfiniteTimeSpan));
        Assert.Throws<TimeoutException>(() => CreateTestBarrier(2).Await(Soon));
    }

    [Fact]
    public void A_pilot_may_give_orders_to_its_own_probe()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((_, _) =>
        {
            probe.IgnoreMessages(message => message is "no");
            return AutoPilot.KeepRunning;
        }));

        probe.Ref.Tell("yes");
        probe.Ref.Tell("no");
        probe.Ref.Tell("yes again");

        Assert.Equal(["yes", "yes again"], probe.ReceiveN(2));
    }

    [Fact]
    public async Task A_cancelled_wait_ends_as_if_the_time_were_over()
    {
        using var cancellation = new CancellationTokenSource();
        var expected = ExpectMsgAsync<int>(Ample, cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        Assert.Contains("Timeout 00:00:20 while waiting", await FailureAsync(async () => await expected));
        Assert.Null(ReceiveOne(Ample, cancellation.Token));
    }

    private sealed class Broken : ReceiveActor
    {
        public Broken() => throw new InvalidTimeZoneException();
    }
}
