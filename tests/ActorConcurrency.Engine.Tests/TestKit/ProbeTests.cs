using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Probes, pilots, watches and children of test actors.</summary>
public sealed class ProbeTests : KitSpec
{
    private sealed class Fragile : ReceiveActor
    {
        public Fragile(IActorRef listener)
        {
            Receive<string>(_ => throw new InvalidTimeZoneException());
            Receive<int>(n => Sender.Tell(n));
            listener.Tell("born");
        }
    }

    [Fact]
    public void A_probe_replies_forwards_and_sends()
    {
        var (probe, other) = (CreateTestProbe(), CreateTestProbe());
        probe.Ref.Tell("question", other);

        Assert.Equal("question", probe.ExpectMsg<string>());
        Assert.Equal(other.Ref, probe.Sender);
        probe.Reply("answer");
        probe.Forward(TestActor);
        probe.Forward(TestActor, "another");
        probe.Send(TestActor, "own");

        other.ExpectMsgFrom(probe.Ref, "answer");
        ExpectMsgFrom(other.Ref, "question");
        ExpectMsgFrom(other.Ref, "another");
        ExpectMsgFrom(probe.Ref, "own");
    }

    [Fact]
    public void A_probe_that_has_received_nothing_cannot_reply()
    {
        var probe = CreateTestProbe();
        probe.ReceiveOne(TimeSpan.Zero);

        Assert.Throws<IllegalActorStateException>(() => probe.Reply("to whom"));
        Assert.Throws<IllegalActorStateException>(() => probe.Forward(TestActor));
    }

    [Fact]
    public void A_probe_is_its_reference()
    {
        var probe = CreateTestProbe();

        Assert.True(probe.Equals(probe.Ref));
        Assert.True(probe.Ref.Equals(probe));
        Assert.Equal(probe.GetHashCode(), probe.Ref.GetHashCode());
        Assert.Equal(0, probe.CompareTo(probe.Ref));
        Assert.Single(new HashSet<IActorRef> { probe, probe.Ref });
        Assert.False(probe.Equals(TestActor));
    }

    [Fact]
    public void Names_are_taken_as_given_or_generated()
    {
        Assert.Equal("/system/worker", CreateTestProbe("worker").Ref.Path.ToStringWithoutAddress());
        Assert.NotEqual(CreateTestProbe().Ref.Path, CreateTestProbe().Ref.Path);
        Assert.Throws<InvalidActorNameException>(() => CreateTestProbe("worker"));
    }

    [Fact]
    public void A_pilot_reacts_before_the_message_is_queued()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"{message}!", ActorRefs.NoSender);
            return message is "twice" ? AutoPilot.KeepRunning : AutoPilot.NoAutoPilot;
        }));

        probe.Ref.Tell("twice");
        probe.Ref.Tell("once");
        probe.Ref.Tell("never");

        Assert.Equal(["twice!", "once!"], ReceiveN(2));
        ExpectNoMsg(0);
        Assert.Equal(["twice", "once", "never"], probe.ReceiveN(3));
    }

    [Fact]
    public void A_pilot_can_hand_over_to_another()
    {
        var probe = CreateTestProbe();
        var second = new DelegateAutoPilot((sender, _) => { sender.Tell(2); return AutoPilot.KeepRunning; });
        probe.SetAutoPilot(new DelegateAutoPilot((sender, _) => { sender.Tell(1); return second; }));

        for (var i = 0; i < 3; i++)
            probe.Ref.Tell("next");

        Assert.Equal([1, 2, 2], ReceiveN(3));
    }

    [Fact]
    public async Task Probes_watch_and_are_watched()
    {
        var (probe, subject) = (CreateTestProbe(), CreateTestProbe());
        Assert.Same(subject, probe.Watch(subject));
        await WatchAsync(subject);

        Sys.Stop(subject);

        probe.ExpectTerminated(subject, Ample);
        await ExpectTerminatedAsync(subject, Ample);
    }

    [Fact]
    public async Task A_watch_can_be_ended()
    {
        var (first, second, witness) = (CreateTestProbe(), CreateTestProbe(), CreateTestProbe());
        Watch(first);
        Watch(second);
        witness.Watch(first);
        witness.Watch(second);

        Unwatch(first);
        await UnwatchAsync(second);
        Sys.Stop(first);
        Sys.Stop(second);

        witness.ReceiveN(2, Ample);
        ExpectNoMsg(Soon);
    }

    [Fact]
    public async Task A_probe_can_be_a_parent()
    {
        var probe = CreateTestProbe();

        var child = probe.ChildActorOf(Props.Create<SimpleEchoActor>());
        var named = await probe.ChildActorOfAsync<SimpleEchoActor>("named");

        Assert.Equal(probe.Ref.Path, child.Path.Parent);
        Assert.Equal(probe.Ref.Path / "named", named.Path);
        named.Tell("hello");
        ExpectMsgFrom(named, "hello");
        probe.ExpectNoMsg(0);
    }

    [Fact]
    public void A_child_is_supervised()
    {
        var probe = CreateTestProbe();
        var child = probe.ChildActorOf(Props.Create(() => new Fragile(TestActor)), SupervisorStrategy.DefaultStrategy);
        ExpectMsg("born", Ample);

        child.Tell("fail");

        ExpectMsg("born", Ample);
        child.Tell(1);
        ExpectMsg(1, Ample);
    }

    [Fact]
    public void Stopping_a_probe_turns_its_mail_into_dead_letters()
    {
        var probe = CreateTestProbe();
        Watch(probe);
        probe.Ref.Tell(PoisonPill.Instance);
        ExpectTerminated(probe, Ample);

        EventFilter.DeadLetter<string>(source: probe.Ref.Path.ToString()).ExpectOne(() => probe.Ref.Tell("too late"));

        Assert.False(probe.HasMessages);
    }

    [Fact]
    public void The_ready_made_actors_do_what_their_names_say()
    {
        var black = Sys.ActorOf(BlackHoleActor.Props);
        var echo = Sys.ActorOf(EchoActor.Props(this));
        var quiet = Sys.ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: false));
        var forward = Sys.ActorOf(ForwardActor.Props(TestActor));
        var probe = CreateTestProbe();

        black.Tell("nothing");
        echo.Tell("own");
        ExpectMsg("own", Ample);
        echo.Tell("both", probe);
        ExpectMsg("both", Ample);
        probe.ExpectMsg("both", Ample);
        quiet.Tell("one", probe);
        ExpectMsg("one", Ample);
        forward.Tell("on", probe);
        ExpectMsgFrom(probe.Ref, "on", Ample);
        probe.ExpectNoMsg(0);
    }
}
