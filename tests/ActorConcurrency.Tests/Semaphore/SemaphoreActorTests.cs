using Akka.Actor;
using Akka.TestKit;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

public sealed class SemaphoreActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.VirtualTime)
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 0 });
        var ann = CreateTestProbe();

        semaphore.Tell(new Acquire(Id(1), 1), ann);
        semaphore.Tell(new Release(Ask, 1), TestActor);

        ExpectMsg(new Released(Ask));
        ann.ExpectMsg(new Granted(Id(1), 1, 1));
        Assert.Equal(semaphore, ann.LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var semaphore = Start(new SemaphoreSettings());

        var granted = await semaphore.Ask<Granted>(new Acquire(Id(1), 1), Limit.Hang);
        semaphore.Tell(new Return(granted.Id));

        Assert.Equal((1, 0), Size(semaphore));
    }

    [Fact]
    public void The_end_of_an_actor_reclaims_what_its_sessions_hold_and_ends_their_waits()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 2 });
        var owner = CreateTestProbe();
        Open(semaphore, Id(100), owner);
        Open(semaphore, Id(101), owner);
        semaphore.Tell(new Acquire(Id(1), 1, Session: Id(100)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1, Session: Id(101)), TestActor);
        semaphore.Tell(new Acquire(Id(3), 1, Session: Id(101)), TestActor);
        semaphore.Tell(new Acquire(Id(4), 2), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1));
        ExpectMsg(new Granted(Id(2), 1, 2));

        Sys.Stop(owner);

        ExpectMsg(new Refused(Id(3), SemaphoreRefusal.SessionClosed));
        ExpectMsg(new Granted(Id(4), 2, 3));
    }

    [Fact]
    public void The_end_of_one_owner_does_not_touch_another()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 2 });
        var (mortal, other) = (CreateTestProbe(), CreateTestProbe());
        Open(semaphore, Id(100), mortal);
        Open(semaphore, Id(101), other);
        semaphore.Tell(new Acquire(Id(1), 1, Session: Id(100)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1, Session: Id(101)), TestActor);
        semaphore.Tell(new Acquire(Id(3), 1), TestActor);

        Sys.Stop(mortal);

        ReceiveN(2);
        ExpectMsg(new Granted(Id(3), 1, 3));
        Assert.Equal((0, 2), Size(semaphore));
    }

    [Fact]
    public void A_session_closed_in_time_does_not_care_for_the_end_of_its_owner()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1 });
        var owner = CreateTestProbe();
        Open(semaphore, Id(100), owner);
        semaphore.Tell(new Acquire(Id(1), 1, Session: Id(100)), TestActor);
        semaphore.Tell(new CloseSession(Ask, Id(100)), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1));
        ExpectMsg(new SessionClosed(Ask, 1));

        Watch(owner);
        Sys.Stop(owner);

        ExpectTerminated(owner);
        Assert.Equal((1, 0), Size(semaphore));
    }

    [Fact]
    public void Closing_one_session_of_an_owner_does_not_free_the_other_from_its_end()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1 });
        var owner = CreateTestProbe();
        Open(semaphore, Id(100), owner);
        Open(semaphore, Id(101), owner);
        semaphore.Tell(new Acquire(Id(1), 1, Session: Id(101)), TestActor);
        semaphore.Tell(new CloseSession(Ask, Id(100)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1));
        ExpectMsg(new SessionClosed(Ask, 0));

        Sys.Stop(owner);

        ExpectMsg(new Granted(Id(2), 1, 2));
    }

    [Fact]
    public void The_end_of_an_owner_that_had_ended_before_is_noticed_too()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1 });
        var owner = CreateTestProbe();
        Watch(owner);
        Sys.Stop(owner);
        ExpectTerminated(owner);

        Open(semaphore, Id(100), owner);
        semaphore.Tell(new Acquire(Id(1), 1, Session: Id(100)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1), TestActor);

        // Its request may have been served before the end was known.
        FishForMessage(message => message is Granted granted && granted.Id == Id(2));
    }

    [Fact]
    public void Leases_are_reclaimed_when_they_are_over_and_not_before()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1, Lease = TimeSpan.FromSeconds(10) });
        semaphore.Tell(new Acquire(Id(1), 1), TestActor);
        Pass(semaphore, TimeSpan.FromSeconds(4));
        semaphore.Tell(new Return(Id(1)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1), TestActor);
        semaphore.Tell(new Acquire(Id(3), 1), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1) { TellsLoss = true });
        ExpectMsg(new Granted(Id(2), 1, 2) { TellsLoss = true });

        // The first grant's lease would have ended now, but it was given back.
        Pass(semaphore, TimeSpan.FromSeconds(6));
        Assert.Equal((0, 1), Size(semaphore));

        Pass(semaphore, TimeSpan.FromSeconds(4));
        ExpectMsg(new Lost(Id(2)));
        ExpectMsg(new Granted(Id(3), 1, 3) { TellsLoss = true });
    }

    [Fact]
    public void Whoever_watches_a_grant_is_told_of_its_loss_before_the_next_is_granted()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1, Lease = TimeSpan.FromSeconds(10) });
        semaphore.Tell(new Acquire(Id(1), 1), TestActor);
        semaphore.Tell(new Watch(Id(1)), TestActor);
        semaphore.Tell(new Acquire(Id(2), 1), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1) { TellsLoss = true });

        Pass(semaphore, TimeSpan.FromSeconds(10));

        ExpectMsg(new Lost(Id(1)));
        ExpectMsg(new Granted(Id(2), 1, 2) { TellsLoss = true });
    }

    [Fact]
    public void A_grant_that_is_not_held_is_lost_at_once_and_one_that_was_given_back_is_not_told_of()
    {
        var semaphore = Start(new SemaphoreSettings { Initial = 1, Lease = TimeSpan.FromSeconds(10) });
        semaphore.Tell(new Acquire(Id(1), 1), TestActor);
        semaphore.Tell(new Watch(Id(1)), TestActor);
        semaphore.Tell(new Return(Id(1)), TestActor);
        ExpectMsg(new Granted(Id(1), 1, 1) { TellsLoss = true });

        Pass(semaphore, TimeSpan.FromSeconds(20));
        semaphore.Tell(new Watch(Id(3)), TestActor);

        ExpectMsg(new Lost(Id(3)));
    }

    private static RequestId Id(long number) => new(1, number);

    private static void Open(IActorRef semaphore, RequestId session, IActorRef owner) =>
        semaphore.Tell(new OpenSession(session, "label", owner), owner);

    private IActorRef Start(SemaphoreSettings settings)
    {
        SemaphoreSettings.Read(Sys);
        return Sys.ActorOf(ActorSemaphore.Props(settings, _time));
    }

    // A snapshot before, so that the timer runs; whatever it tells then comes before anything that the test tells.
    private void Pass(IActorRef semaphore, TimeSpan time)
    {
        Size(semaphore);
        _time.Advance(time);
    }

    private (int Available, int Held) Size(IActorRef semaphore)
    {
        var asker = CreateTestProbe();
        semaphore.Tell(new GetSnapshot(Ask), asker);
        var snapshot = asker.ExpectMsg<Snapshot>().State;
        return (snapshot.Available, snapshot.Held);
    }
}
