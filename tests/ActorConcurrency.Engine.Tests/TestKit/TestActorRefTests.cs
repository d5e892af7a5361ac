using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace ActorConcurrency.Engine.Tests;

/// <summary>References that let a test look into an actor, and the dispatcher that runs it on the caller's thread.</summary>
public sealed class TestActorRefTests : KitSpec
{
    private sealed class Account : ReceiveActor
    {
        public Account()
        {
            Receive<int>(amount => Balance += amount);
            Receive<string>(_ => throw new InvalidTimeZoneException("refused"));
            ReceiveAsync<double>(async amount =>
            {
                await Task.Yield();
                Balance += (int)amount;
                LastSender = Sender;
                if (amount < 0)
                    throw new InvalidTimeZoneException("refused later");
            });
            Receive<bool>(_ => Context.Stop(Self));
            ReceiveAny(_ => LastSender = Sender);
        }

        public int Balance { get; private set; }

        public IActorRef? LastSender { get; private set; }

        public Thread Thread { get; } = Thread.CurrentThread;
    }

    private sealed class Machine : FSM<string, int>
    {
        public Machine(IActorRef listener)
        {
            StartWith("idle", 0);
            When("idle", e => e.FsmEvent is int n ? GoTo("busy").Using(n) : Stay());
            When("busy", e => e.FsmEvent is StateTimeout ? GoTo("idle") : e.FsmEvent is "timer" ? Stay().Using(99) : Stay());
            OnTransition((from, to) => listener.Tell((from, to)));
        }
    }

    [Fact]
    public void Messages_are_processed_when_tell_returns()
    {
        var account = ActorOfAsTestActorRef<Account>();

        account.Tell(5);
        account.Tell(7, ActorRefs.NoSender);

        Assert.Equal(12, account.UnderlyingActor.Balance);
        Assert.Same(Thread.CurrentThread, account.UnderlyingActor.Thread);
    }

    [Fact]
    public void It_equals_the_reference_behind_it()
    {
        var account = ActorOfAsTestActorRef<Account>("account");

        Assert.Equal("/user/account", account.Path.ToStringWithoutAddress());
        Assert.True(account == account.Ref);
        Assert.True(account.Ref == account);
        Assert.False(account != account.Ref);
        Assert.True(account.Equals(account.Ref) && account.Ref.Equals(account));
        Assert.Equal(account.Ref.GetHashCode(), account.GetHashCode());
        Assert.StartsWith("$$", ActorOfAsTestActorRef<Account>().Path.Name);
        Assert.Throws<InvalidActorNameException>(() => ActorOfAsTestActorRef<Account>("account"));
    }

    [Fact]
    public void Receive_lets_exceptions_out_and_does_not_restart()
    {
        var account = ActorOfAsTestActorRef<Account>();
        var instance = account.UnderlyingActor;
        account.Receive(5);

        var failure = Assert.Throws<InvalidTimeZoneException>(() => account.Receive("x"));

        Assert.Equal("refused", failure.Message);
        Assert.Same(instance, account.UnderlyingActor);
        Assert.Equal(5, instance.Balance);
    }

    [Fact]
    public void Receive_uses_the_sender_given()
    {
        var (account, probe) = (ActorOfAsTestActorRef<Account>(), CreateTestProbe());

        account.Receive('a', probe.Ref);
        Assert.Equal(probe.Ref, account.UnderlyingActor.LastSender);

        account.Receive('a');
        Assert.Equal(Sys.DeadLetters, account.UnderlyingActor.LastSender);
    }

    [Fact]
    public async Task Receive_async_waits_for_the_handler_and_lets_exceptions_out()
    {
        var account = ActorOfAsTestActorRef<Account>();

        await account.ReceiveAsync(5.0);
        Assert.Equal(5, account.UnderlyingActor.Balance);

        var failure = await Assert.ThrowsAsync<InvalidTimeZoneException>(() => account.ReceiveAsync(-2.0));
        Assert.Equal("refused later", failure.Message);
    }

    [Fact]
    public void A_message_received_directly_may_stop_the_actor()
    {
        var account = ActorOfAsTestActorRef<Account>();
        Watch(account);

        account.Receive(true);

        ExpectTerminated(account, Ample);
    }

    [Fact]
    public void A_restart_makes_a_new_instance_under_the_same_reference()
    {
        var account = ActorOfAsTestActorRef<Account>();
        var first = account.UnderlyingActor;

        EventFilter.Exception<InvalidTimeZoneException>("refused").ExpectOne(() => account.Tell("x"));
        AwaitAssert(() => Assert.NotSame(first, account.UnderlyingActor), Ample);

        account.Tell(3);
        Assert.Equal(3, account.UnderlyingActor.Balance);
    }

    [Fact]
    public void A_supervisor_can_be_given()
    {
        var parent = ActorOfAsTestActorRef<SimpleEchoActor>("parent");

        var child = ActorOfAsTestActorRef<Account>(parent.Ref, "child");

        Assert.Equal(parent.Path / "child", child.Path);
        Assert.Equal(parent.Ref, ((IInternalActorRef)child.Ref).Parent);
        Watch(child);
        Sys.Stop(parent);
        ExpectTerminated(child, Ample);
    }

    [Fact]
    public async Task An_actor_on_the_calling_thread_needs_no_wait()
    {
        var echo = Sys.ActorOf(Props.Create(() => new SimpleEchoActor()).WithDispatcher(CallingThreadDispatcher.Id));
        await echo.Ask<string>("started", Ample);

        for (var i = 0; i < 1000; i++)
        {
            echo.Tell(i);
            Assert.Equal(i, ExpectMsg<int>(TimeSpan.Zero));
        }
    }

    [Fact]
    public void The_state_of_a_state_machine_can_be_read_and_set()
    {
        var machine = ActorOfAsTestFSMRef<Machine, string, int>(() => new Machine(TestActor), "machine");
        Assert.Equal(("idle", 0), (machine.StateName, machine.StateData));

        machine.Tell(5);
        ExpectMsg(("idle", "busy"));
        Assert.Equal(("busy", 5), (machine.StateName, machine.StateData));

        machine.SetState("idle");
        ExpectMsg(("busy", "idle"));
        machine.SetStateData(7);
        Assert.Equal(("idle", 7), (machine.StateName, machine.StateData));
    }

    [Fact]
    public void The_timers_of_a_state_machine_can_be_set()
    {
        var machine = ActorOfAsTestFSMRef<Machine, string, int>(() => new Machine(TestActor));
        machine.SetTimer("t", "timer", TimeSpan.FromHours(1));
        Assert.True(machine.IsTimerActive("t"));
        machine.CancelTimer("t");
        Assert.False(machine.IsTimerActive("t"));

        machine.SetState("busy", 3, TimeSpan.FromMilliseconds(50));

        ExpectMsg(("idle", "busy"));
        ExpectMsg(("busy", "idle"), Ample);
    }
}
