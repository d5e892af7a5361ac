using Akka.Actor;
using static ActorConcurrency.PriorityQueueProtocol;

namespace ActorConcurrency.Tests;

public sealed class PriorityQueueActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.Quiet)
{
    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var queue = Start();
        var ann = CreateTestProbe();

        queue.Tell(new Get(Id(1)), ann);
        queue.Tell(new Put<string>(Id(2), "a", 7), TestActor);

        ExpectMsg(new Accepted(Id(2), new PriorityTicket(1)));
        ann.ExpectMsg(new Delivered<string>(Id(1), "a", 7));
        Assert.Equal(queue, ann.LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var queue = Start();

        await queue.Ask<Accepted>(new Put<string>(Id(1), "a", 1), Limit.Hang);
        var delivered = await queue.Ask<Delivered<string>>(new Get(Id(2)), Limit.Hang);
        queue.Tell(new Accept(delivered.Id));

        Assert.Equal(0, (await queue.Ask<Snapshot>(new GetSnapshot(Id(3)), Limit.Hang)).State.Queued);
    }

    [Fact]
    public void What_is_no_command_is_unhandled_and_does_no_harm()
    {
        var queue = Start();
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));

        queue.Tell("nonsense", TestActor);

        ExpectMsg<Akka.Event.UnhandledMessage>();
        queue.Tell(new Put<int>(Id(1), 1, 1), TestActor);
        ExpectMsg(new Refused(Id(1), PriorityQueueRefusal.WrongType));
    }

    private static RequestId Id(long number) => new(1, number);

    private IActorRef Start()
    {
        PriorityQueueSettings.Read(Sys);
        return Sys.ActorOf(ActorPriorityQueue<string>.Props(new PriorityQueueSettings()));
    }
}
