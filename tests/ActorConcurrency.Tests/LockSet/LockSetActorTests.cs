using Akka.Actor;
using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

public sealed class LockSetActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.VirtualTime)
{
    private static readonly RequestId Ask = new(9, 9);

    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var locks = Start();
        var ann = CreateTestProbe();
        locks.Tell(new Acquire(Id(1), ["x"]), TestActor);
        locks.Tell(new Acquire(Id(2), ["y", "x"]), ann);

        locks.Tell(new Return(Id(1)), TestActor);

        ExpectMsg(new Granted(Id(1), ["x"], 1));
        ann.ExpectMsg(new Granted(Id(2), ["x", "y"], 2));
        Assert.Equal(locks, ann.LastSender);
    }

    [Fact]
    public void A_request_that_says_nothing_of_what_is_held_holds_nothing()
    {
        var locks = Start();

        locks.Tell(new Acquire(Id(1), ["x"]) with { Holding = default }, TestActor);

        ExpectMsg(new Granted(Id(1), ["x"], 1));
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var locks = Start();

        var granted = await locks.Ask<Granted>(new Acquire(Id(1), ["x"]), Limit.Hang);
        locks.Tell(new Return(granted.Id));

        Assert.Empty(Held(locks));
    }

    [Fact]
    public void The_end_of_an_actor_reclaims_what_its_sessions_hold_and_ends_their_waits()
    {
        var locks = Start();
        var owner = CreateTestProbe();
        Open(locks, Id(100), owner);
        Open(locks, Id(101), owner);
        locks.Tell(new Acquire(Id(1), ["x"], Session: Id(100)), TestActor);
        locks.Tell(new Acquire(Id(2), ["y"], Session: Id(101)), TestActor);
        locks.Tell(new Acquire(Id(3), ["y", "z"], Session: Id(100)), TestActor);
        locks.Tell(new Acquire(Id(4), ["x", "y"]), TestActor);
        ExpectMsg(new Granted(Id(1), ["x"], 1));
        ExpectMsg(new Granted(Id(2), ["y"], 2));

        Sys.Stop(owner);

        ExpectMsg(new Refused(Id(3), LockSetRefusal.SessionClosed));
        ExpectMsg(new Granted(Id(4), ["x", "y"], 3));
    }

    [Fact]
    public void The_end_of_one_owner_does_not_touch_another()
    {
        var locks = Start();
        var (mortal, other) = (CreateTestProbe(), CreateTestProbe());
        Open(locks, Id(100), mortal);
        Open(locks, Id(101), other);
        locks.Tell(new Acquire(Id(1), ["x"], Session: Id(100)), TestActor);
        locks.Tell(new Acquire(Id(2), ["y"], Session: Id(101)), TestActor);
        locks.Tell(new Acquire(Id(3), ["x"]), TestActor);
        ReceiveN(2);

        Sys.Stop(mortal);

        ExpectMsg(new Granted(Id(3), ["x"], 3));
        Assert.Equal(["y", "x"], Held(locks));
    }

    [Fact]
    public void A_session_closed_in_time_does_not_care_for_the_end_of_its_owner()
    {
        var locks = Start();
        var owner = CreateTestProbe();
        Open(locks, Id(100), owner);
        locks.Tell(new Acquire(Id(1), ["x"], Session: Id(100)), TestActor);
        locks.Tell(new CloseSession(Ask, Id(100)), TestActor);
        ExpectMsg(new Granted(Id(1), ["x"], 1));
        ExpectMsg(new SessionClosed(Ask, 1));

        Watch(owner);
        Sys.Stop(owner);

        ExpectTerminated(owner);
        Assert.Empty(Held(locks));
    }

    [Fact]
    public void The_end_of_an_owner_that_had_ended_before_is_noticed_too()
    {
        var locks = Start();
        var owner = CreateTestProbe();
        Watch(owner);
        Sys.Stop(owner);
        ExpectTerminated(owner);

        Open(locks, Id(100), owner);
        locks.Tell(new Acquire(Id(1), ["x"], Session: Id(100)), TestActor);
        locks.Tell(new Acquire(Id(2), ["x"]), TestActor);

        // Its request may have been served before the end was known.
        FishForMessage(message => message is Granted granted && granted.Id == Id(2));
    }

    [Fact]
    public void What_it_does_not_understand_is_unhandled_and_changes_nothing()
    {
        var locks = Start();

        locks.Tell("nonsense", TestActor);
        locks.Tell(new Acquire(Id(1), ["x", ""]), TestActor);

        ExpectMsg(new Refused(Id(1), LockSetRefusal.Nameless));
        Assert.Empty(Held(locks));
    }

    private static RequestId Id(long number) => new(1, number);

    private static void Open(IActorRef locks, RequestId session, IActorRef owner) =>
        locks.Tell(new OpenSession(session, "label", owner), owner);

    private IActorRef Start()
    {
        LockSetSettings.Read(Sys);
        return Sys.ActorOf(ActorLockSet.Props(new LockSetSettings()));
    }

    private string[] Held(IActorRef locks)
    {
        var asker = CreateTestProbe();
        locks.Tell(new GetSnapshot(Ask), asker);
        return [.. asker.ExpectMsg<Snapshot>().State.Holders.SelectMany(holder => holder.Names)];
    }
}
