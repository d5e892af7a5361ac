using Akka.Actor;
using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

public sealed class ConditionActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.Quiet)
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var condition = Start(0);
        var ann = CreateTestProbe();

        condition.Tell(new Wait<int>(Id(1), state => state > 0, state => state + 1), ann);
        condition.Tell(new Update<int>(Ask, _ => 1), TestActor);

        ExpectMsg(new StateIs<int>(Ask, 1));
        ann.ExpectMsg(new StateIs<int>(Id(1), 2));
        Assert.Equal(condition, ann.LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle_and_tells_how_long_somebody_has_waited()
    {
        var condition = Start("state");
        condition.Tell(new WaitForNotify(Id(1)), TestActor);
        await condition.Ask<Snapshot<string>>(new GetSnapshot(Ask), Limit.Hang);

        _time.Advance(TimeSpan.FromSeconds(7));

        var snapshot = (await condition.Ask<Snapshot<string>>(new GetSnapshot(Ask), Limit.Hang)).State;
        Assert.Equal([new ConditionWaiter(HasPredicate: false, TimeSpan.FromSeconds(7))], snapshot.Waiters.ToArray());
    }

    [Fact]
    public void What_it_does_not_understand_is_unhandled()
    {
        var condition = Start(0);
        var unhandled = CreateTestProbe();
        Sys.EventStream.Subscribe(unhandled, typeof(Akka.Event.UnhandledMessage));

        condition.Tell("update", TestActor);

        Assert.Equal("update", unhandled.ExpectMsg<Akka.Event.UnhandledMessage>().Message);
    }

    private static RequestId Id(long number) => new(1, number);

    private IActorRef Start<TState>(TState initial)
    {
        ConditionSettings.Read(Sys);
        return Sys.ActorOf(ActorCondition<TState>.Props(initial, new ConditionSettings(), _time));
    }
}
