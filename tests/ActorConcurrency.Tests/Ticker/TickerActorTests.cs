using Akka.Actor;
using Akka.TestKit;
using static ActorConcurrency.TickerProtocol;

namespace ActorConcurrency.Tests;

public sealed class TickerActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.VirtualTime)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly RequestId Ask = new(9, 9);

    [Fact]
    public void Ticks_are_pushed_to_actors_that_ask_for_it()
    {
        var ticker = Start();
        ticker.Tell(new Subscribe(Id(1), Push: true), TestActor);
        ExpectMsg(new Subscribed(Id(1), 0));

        Pass(ticker, Period);
        Pass(ticker, Period);

        ExpectMsg(new Ticked(Id(1), new Tick(1, TimeSpan.Zero)));
        ExpectMsg(new Ticked(Id(1), new Tick(2, TimeSpan.Zero)));
        Assert.Equal(ticker, LastSender);
    }

    [Fact]
    public async Task It_can_be_asked_without_a_handle()
    {
        var ticker = Start();
        var waiting = ticker.Ask<Ticked>(new Wait(Id(1)), Limit.Hang);

        Pass(ticker, Period);

        Assert.Equal(new Tick(1, TimeSpan.Zero), (await waiting).Tick);
    }

    [Fact]
    public void The_end_of_a_subscriber_closes_its_subscriptions_and_no_others()
    {
        var ticker = Start();
        var (mortal, other) = (CreateTestProbe(), CreateTestProbe());
        ticker.Tell(new Subscribe(Id(1), Label: "first"), mortal);
        ticker.Tell(new Subscribe(Id(2), Label: "kept"), other);
        ticker.Tell(new Subscribe(Id(3), Label: "second"), mortal);

        Sys.Stop(mortal);

        AwaitAssert(() => Assert.Equal(["kept"], Look(ticker).Subscribers.Select(subscriber => subscriber.Label)), Limit.Hang);
    }

    [Fact]
    public void The_end_of_a_subscriber_that_had_ended_before_is_noticed_too()
    {
        var ticker = Start();
        var mortal = CreateTestProbe();
        Watch(mortal);
        Sys.Stop(mortal);
        ExpectTerminated(mortal);

        ticker.Tell(new Subscribe(Id(1)), mortal);

        AwaitAssert(() => Assert.Empty(Look(ticker).Subscribers), Limit.Hang);
    }

    [Fact]
    public void Closing_one_subscription_of_a_subscriber_does_not_free_the_other_from_its_end()
    {
        var ticker = Start();
        var mortal = CreateTestProbe();
        ticker.Tell(new Subscribe(Id(1)), mortal);
        ticker.Tell(new Subscribe(Id(2)), mortal);
        ticker.Tell(new Unsubscribe(Id(1)), mortal);
        Assert.Single(Look(ticker).Subscribers);

        Sys.Stop(mortal);

        AwaitAssert(() => Assert.Empty(Look(ticker).Subscribers), Limit.Hang);
    }

    [Fact]
    public void Who_has_left_does_not_matter_any_more()
    {
        var ticker = Start();
        var leaving = CreateTestProbe();
        ticker.Tell(new Subscribe(Id(1), Push: true), leaving);
        ticker.Tell(new Unsubscribe(), leaving);
        leaving.ExpectMsg<Subscribed>();

        Pass(ticker, Period);
        Watch(leaving);
        Sys.Stop(leaving);

        ExpectTerminated(leaving);
        Assert.Equal(1, Look(ticker).Ticks);
        Assert.False(leaving.HasMessages);
    }

    [Fact]
    public void A_late_tick_does_not_put_off_the_next_one()
    {
        var ticker = Start();
        Look(ticker);

        // The scheduler comes 40 ms too late, once.
        ((TestScheduler)Sys.Scheduler).Advance(TimeSpan.FromMilliseconds(140));
        Assert.Equal((1L, TimeSpan.FromMilliseconds(40)), (Look(ticker).Ticks, Look(ticker).Drift));

        Pass(ticker, TimeSpan.FromMilliseconds(60));
        Assert.Equal((2L, TimeSpan.Zero), (Look(ticker).Ticks, Look(ticker).Drift));
        Assert.Equal(TimeSpan.FromMilliseconds(40), Look(ticker).MostLate);
    }

    [Fact]
    public void A_tick_that_was_due_when_it_was_stopped_is_not_ticked_after_the_start()
    {
        var ticker = Start();
        Pass(ticker, Period / 2);
        ticker.Tell(new Stop(Ask), TestActor);
        ticker.Tell(new Start(Ask), TestActor);
        ExpectMsg(new Done(Ask, true));
        ExpectMsg(new Done(Ask, true));

        Pass(ticker, Period / 2);
        Assert.Equal(0, Look(ticker).Ticks);
        Pass(ticker, Period / 2);
        Assert.Equal(1, Look(ticker).Ticks);
    }

    private static RequestId Id(long number) => new(1, number);

    private IActorRef Start()
    {
        TickerSettings.Read(Sys);
        return Sys.ActorOf(ActorTicker.Props(new TickerSettings { Period = Period }));
    }

    // A snapshot before, so that the timer runs; one after, so that what became due has been handled.
    private void Pass(IActorRef ticker, TimeSpan time)
    {
        Look(ticker);
        ((TestScheduler)Sys.Scheduler).Advance(time);
        Look(ticker);
    }

    private TickerSnapshot Look(IActorRef ticker)
    {
        var asker = CreateTestProbe();
        ticker.Tell(new GetSnapshot(Ask), asker);
        return asker.ExpectMsg<Snapshot>().State;
    }
}
