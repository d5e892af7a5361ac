using Akka.Actor;
using Akka.TestKit;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency.Tests;

public sealed class CountdownActorTests() : Akka.TestKit.Xunit2.TestKit(Actors.VirtualTime)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly RequestId Id = new(1, 2);

    [Fact]
    public void It_ticks_nothing_before_it_is_told_to_begin()
    {
        var countdown = Start(from: 3);
        Pass(countdown);

        countdown.Tell(new Subscribe(), TestActor);

        ExpectMsg(new Subscribed(new CountdownSnapshot(3, 3, CountdownPhase.Starting, 0)));
        countdown.Tell(new Begin(), TestActor);
        ExpectMsg(new Ticked(1, 3));
    }

    [Fact]
    public void Subscribers_hear_numbered_ticks_and_the_end()
    {
        var countdown = Subscribed(Start(from: 2));

        countdown.Tell(new Begin(), TestActor);
        ExpectMsg(new Ticked(1, 2));
        Pass(countdown);
        ExpectMsg(new Ticked(2, 1));
        Pass(countdown);

        ExpectMsg(new Ended(new CountdownOutcome.Finished(), new CountdownSnapshot(2, 0, CountdownPhase.Finished, 0)));
    }

    [Fact]
    public void Begun_twice_it_counts_once()
    {
        var countdown = Subscribed(Start(from: 3));

        countdown.Tell(new Begin(), TestActor);
        countdown.Tell(new Begin(), TestActor);
        ExpectMsg(new Ticked(1, 3));
        Pass(countdown);

        ExpectMsg(new Ticked(2, 2));
        Assert.Equal(1, Look(countdown).Remaining);
    }

    [Fact]
    public void A_termination_is_announced_then_answered_and_stays()
    {
        var countdown = Subscribed(Start(from: 3));
        countdown.Tell(new Begin(), TestActor);
        countdown.Tell(new Terminate(Id), TestActor);
        countdown.Tell(new Terminate(Id), TestActor);

        ExpectMsg(new Ticked(1, 3));
        ExpectMsg(new Ended(new CountdownOutcome.Terminated(2), new CountdownSnapshot(3, 2, CountdownPhase.Terminated, 0)));
        ExpectMsg(new Over(Id, new CountdownOutcome.Terminated(2)));
        ExpectMsg(new Over(Id, new CountdownOutcome.Terminated(2)));
        Pass(countdown);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_late_subscriber_hears_where_it_is_and_how_it_ended()
    {
        var countdown = Start(from: 3);
        countdown.Tell(new Terminate(Id), TestActor);
        ExpectMsg<Over>();

        countdown.Tell(new Subscribe(), TestActor);

        var state = new CountdownSnapshot(3, 3, CountdownPhase.Terminated, 0);
        ExpectMsg(new Subscribed(state));
        ExpectMsg(new Ended(new CountdownOutcome.Terminated(3), state));
    }

    [Fact]
    public void Who_has_heard_enough_hears_no_more()
    {
        var countdown = Subscribed(Start(from: 3));
        countdown.Tell(new Begin(), TestActor);
        ExpectMsg<Ticked>();

        countdown.Tell(new Unsubscribe(), TestActor);
        Pass(countdown);

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_number_counts_once_its_handler_has_run_and_the_period_follows_it()
    {
        using var gate = new Gate();
        var countdown = Subscribed(Start(from: 2, _ => gate.Pass()));
        countdown.Tell(new Begin(), TestActor);

        Pass(countdown);
        Assert.Equal(new CountdownSnapshot(2, 2, CountdownPhase.Starting, 0), Look(countdown));
        gate.Open();

        ExpectMsg(new Ticked(1, 2));
        Pass(countdown);
        ExpectMsg(new Ticked(2, 1));
    }

    [Fact]
    public void A_termination_does_not_wait_for_the_handler()
    {
        using var gate = new Gate();
        var countdown = Subscribed(Start(from: 2, _ => gate.Pass()));
        countdown.Tell(new Begin(), TestActor);

        countdown.Tell(new Terminate(Id), TestActor);

        ExpectMsg<Ended>();
        ExpectMsg(new Over(Id, new CountdownOutcome.Terminated(2)));
        gate.Open();
        Pass(countdown);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void After_a_crash_the_handler_is_restarted_and_the_number_tried_again_a_period_later()
    {
        var crashes = 2;
        var countdown = Subscribed(Start(from: 2, number =>
        {
            if (number == 1 && Interlocked.Decrement(ref crashes) >= 0) throw new InvalidOperationException("boom");
        }));
        countdown.Tell(new Begin(), TestActor);
        ExpectMsg(new Ticked(1, 2));

        Pass(countdown);
        AwaitRestarts(countdown, 1);
        Pass(countdown);
        AwaitRestarts(countdown, 2);
        Pass(countdown);

        ExpectMsg(new Ticked(2, 1));
        Assert.Equal(new CountdownSnapshot(2, 0, CountdownPhase.Running, 2), Look(countdown));
    }

    [Fact]
    public void After_too_many_crashes_it_has_failed_with_the_count_it_had()
    {
        var countdown = Subscribed(Start(from: 4, number =>
        {
            if (number == 3) throw new InvalidOperationException("boom");
        }));
        countdown.Tell(new Begin(), TestActor);
        ExpectMsg(new Ticked(1, 4));

        for (var restarts = 1; restarts <= 3; restarts++)
        {
            Pass(countdown);
            AwaitRestarts(countdown, restarts);
        }

        Pass(countdown);

        ExpectMsg(new Ended(
            new CountdownOutcome.Failed("System.InvalidOperationException", "boom", 3), new CountdownSnapshot(4, 3, CountdownPhase.Failed, 3)));
    }

    private IActorRef Start(int from, Action<int>? onTick = null)
    {
        var settings = CountdownSettings.Read(Sys) with { From = from, Period = Period };
        return Sys.ActorOf(ActorCountdown.Props(settings, onTick));
    }

    private IActorRef Subscribed(IActorRef countdown)
    {
        countdown.Tell(new Subscribe(), TestActor);
        ExpectMsg<Subscribed>();
        return countdown;
    }

    // A snapshot before, so that the timer runs; one after, so that what became due has been handled.
    private void Pass(IActorRef countdown)
    {
        Look(countdown);
        ((TestScheduler)Sys.Scheduler).Advance(Period);
        Look(countdown);
    }

    private void AwaitRestarts(IActorRef countdown, int restarts) => 
        AwaitCondition(() => Look(countdown).Restarts == restarts, Limit.Hang, TimeSpan.FromMilliseconds(1));

    private CountdownSnapshot Look(IActorRef countdown)
    {
        var asker = CreateTestProbe();
        countdown.Tell(new GetSnapshot(Id), asker);
        return asker.ExpectMsg<Snapshot>().State;
    }
}
