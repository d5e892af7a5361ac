using Akka.Actor;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class WorkQueueActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.Quiet)
{
    private static readonly RequestId Ask = new(9, 9);

    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var queue = Start(new WorkQueueSettings());
        var ann = CreateTestProbe();

        queue.Tell(new Get(Id(1)), ann);
        queue.Tell(new Put<string>(Id(2), "a"), TestActor);

        ExpectMsg(new Accepted(Id(2)));
        ann.ExpectMsg(new Delivered<string>(Id(1), "a", 1));
        Assert.Equal(queue, ann.LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var queue = Start(new WorkQueueSettings());

        await queue.Ask<Accepted>(new Put<string>(Id(1), "a"), Limit.Hang);
        var delivered = await queue.Ask<Delivered<string>>(new Get(Id(2)), Limit.Hang);
        queue.Tell(new Accept(delivered.Id));
        await queue.Ask<Counted>(new TaskDone(Id(3)), Limit.Hang);

        await queue.Ask<Joined>(new Join(Id(4)), Limit.Hang);
    }

    [Fact]
    public void The_end_of_an_actor_returns_the_work_of_its_sessions_and_ends_their_waits()
    {
        var queue = Start(new WorkQueueSettings());
        var owner = CreateTestProbe();
        queue.Tell(new OpenSession(Id(100), "label", owner), owner);
        queue.Tell(new OpenSession(Id(101), "label", owner), owner);
        queue.Tell(new Put<string>(Id(1), "a"), TestActor);
        queue.Tell(new Get(Id(2), Session: Id(100)), TestActor);
        queue.Tell(new Get(Id(3), Session: Id(101)), TestActor);
        queue.Tell(new Get(Id(4)), TestActor);
        ExpectMsg(new Accepted(Id(1)));
        ExpectMsg(new Delivered<string>(Id(2), "a", 1));

        Sys.Stop(owner);

        ExpectMsg(new Refused(Id(3), WorkQueueRefusal.SessionClosed));
        ExpectMsg(new Delivered<string>(Id(4), "a", 2));
    }

    [Fact]
    public void A_session_closed_in_time_does_not_care_for_the_end_of_its_owner_and_another_of_the_same_does()
    {
        var queue = Start(new WorkQueueSettings());
        var owner = CreateTestProbe();
        queue.Tell(new OpenSession(Id(100), "label", owner), owner);
        queue.Tell(new OpenSession(Id(101), "label", owner), owner);
        queue.Tell(new Put<string>(Id(1), "a"), TestActor);
        queue.Tell(new Get(Id(2), Session: Id(101)), TestActor);
        queue.Tell(new CloseSession(Ask, Id(100)), TestActor);
        ExpectMsg(new Accepted(Id(1)));
        ExpectMsg(new Delivered<string>(Id(2), "a", 1));
        ExpectMsg(new Counted(Ask));
        queue.Tell(new Get(Id(3)), TestActor);

        Sys.Stop(owner);

        ExpectMsg(new Delivered<string>(Id(3), "a", 2));
    }

    [Fact]
    public void What_is_dropped_is_published()
    {
        var queue = Start(new WorkQueueSettings { Capacity = 1, Overflow = WorkQueueOverflow.DropNext });
        Sys.EventStream.Subscribe(TestActor, typeof(DroppedItem));

        queue.Tell(new Put<string>(Id(1), "a"), ActorRefs.NoSender);
        queue.Tell(new Put<string>(Id(2), "b"), ActorRefs.NoSender);

        ExpectMsg(new DroppedItem(queue, "a"));
    }

    [Fact]
    public void What_is_no_command_is_unhandled_and_does_no_harm()
    {
        var queue = Start(new WorkQueueSettings());
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));

        queue.Tell("nonsense", TestActor);

        ExpectMsg<Akka.Event.UnhandledMessage>();
        queue.Tell(new Put<string>(Id(1), "a"), TestActor);
        ExpectMsg(new Accepted(Id(1)));
    }

    private static RequestId Id(long number) => new(1, number);

    private IActorRef Start(WorkQueueSettings settings)
    {
        WorkQueueSettings.Read(Sys);
        return Sys.ActorOf(ActorWorkQueue<string>.Props(settings));
    }
}
