using Akka.Actor;
using static ActorConcurrency.EventProtocol;

namespace ActorConcurrency.Tests;

public sealed class EventActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.Quiet)
{
    private static readonly RequestId Ask = new(9, 9);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Answers_go_to_whoever_asked_also_later()
    {
        var @event = Start(new EventSettings());
        var ann = CreateTestProbe();

        @event.Tell(new Wait(Id(1)), ann);
        @event.Tell(new Set(Ask), TestActor);

        ExpectMsg(new Signalled(Ask, 1));
        ann.ExpectMsg(new Passed(Id(1), 1, Receipt: false));
        Assert.Equal(@event, ann.LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var @event = Start(new EventSettings { AutoReset = true, Set = true });

        var passed = await @event.Ask<Passed>(new Wait(Id(1)), Limit.Hang);
        @event.Tell(new Accept(passed.Id));

        Assert.True(passed.Receipt);
        Assert.Equal(new EventSnapshot(true, false, 0, 1, []), (await @event.Ask<Snapshot>(new GetSnapshot(Ask), Limit.Hang)).State);
    }

    [Fact]
    public async Task It_tells_how_long_somebody_has_waited()
    {
        var @event = Start(new EventSettings());
        @event.Tell(new Wait(Id(1), After: 4), TestActor);
        await @event.Ask<Snapshot>(new GetSnapshot(Ask), Limit.Hang);

        _time.Advance(TimeSpan.FromSeconds(7));

        var snapshot = (await @event.Ask<Snapshot>(new GetSnapshot(Ask), Limit.Hang)).State;
        Assert.Equal([new EventWaiter(4, TimeSpan.FromSeconds(7))], snapshot.Waiters.ToArray());
    }

    [Fact]
    public void What_it_does_not_understand_is_unhandled()
    {
        var @event = Start(new EventSettings());
        var unhandled = CreateTestProbe();
        Sys.EventStream.Subscribe(unhandled, typeof(Akka.Event.UnhandledMessage));

        @event.Tell("set", TestActor);

        Assert.Equal("set", unhandled.ExpectMsg<Akka.Event.UnhandledMessage>().Message);
    }

    private static RequestId Id(long number) => new(1, number);

    private IActorRef Start(EventSettings settings)
    {
        EventSettings.Read(Sys);
        return Sys.ActorOf(ActorEvent.Props(settings, _time));
    }
}
