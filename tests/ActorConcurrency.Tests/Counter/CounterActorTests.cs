using Akka.Actor;
using Akka.TestKit.Xunit2;
using static ActorConcurrency.CounterProtocol;

namespace ActorConcurrency.Tests;

public sealed class CounterActorTests() : TestKit(Actors.Quiet)
{
    private static readonly RequestId Id = new(1, 2);

    [Fact]
    public void Answers_go_to_the_sender()
    {
        var counter = Start(initialValue: 40);

        counter.Tell(new AddAndGet(Id, 2), TestActor);

        ExpectMsg(new Value(Id, 42));
        Assert.Equal(counter, LastSender);
    }

    [Fact]
    public void Changes_of_one_sender_are_applied_in_order()
    {
        var counter = Start();

        counter.Tell(new Add(2), TestActor);
        counter.Tell(new CompareAndSet(Id, 2, 10), TestActor);
        counter.Tell(new Subtract(3), TestActor);
        counter.Tell(new GetSnapshot(Id), TestActor);

        ExpectMsg(new Compared(Id, Set: true));
        ExpectMsg(new Snapshot(Id, new CounterSnapshot(7, 3, 0)));
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var counter = Start();

        Assert.Equal(new Value(Id, 3), await counter.Ask<Value>(new AddAndGet(Id, 3), Limit.Hang));
    }

    [Fact]
    public void What_it_does_not_understand_is_reported_as_unhandled()
    {
        var counter = Start();
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));

        counter.Tell("what?", TestActor);

        Assert.Equal("what?", ExpectMsg<Akka.Event.UnhandledMessage>().Message);
    }

    private IActorRef Start(long initialValue = 0)
    {
        var settings = CounterSettings.Read(Sys) with { InitialValue = initialValue };
        return Sys.ActorOf(ActorCounter.Props(settings));
    }
}
