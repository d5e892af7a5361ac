using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Time that stands still until the test moves it.</summary>
public sealed class TestSchedulerTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private sealed class Sleeper : ReceiveActor, IWithTimers
    {
        public Sleeper(IActorRef listener)
        {
            Receive<TimeSpan>(span =>
            {
                Timers.StartSingleTimer("wake", "woken", span);
                Sender.Tell("sleeping");
            });
            Receive<string>(message => listener.Tell(message));
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    public TestSchedulerTests() : base(TestConfigs.TestSchedulerConfig) { }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    private void Tell(object message, TimeSpan delay) => Scheduler.ScheduleTellOnce(delay, TestActor, message, TestActor);

    [Fact]
    public void Nothing_happens_by_itself_or_too_early()
    {
        Tell("a", Second);
        Tell("b", TimeSpan.Zero);

        ExpectNoMsg(TimeSpan.FromMilliseconds(30));
        Scheduler.Advance(TimeSpan.FromMilliseconds(999));
        ExpectMsg("b", TimeSpan.Zero);
        ExpectNoMsg(0);
        Scheduler.Advance(TimeSpan.FromMilliseconds(1));

        ExpectMsg("a", TimeSpan.Zero);
    }

    [Fact]
    public void What_is_due_comes_in_the_order_of_time_and_of_scheduling()
    {
        Tell(3, Second * 2);
        Tell(1, Second);
        Tell(2, Second);

        Scheduler.Advance(Second * 3);

        Assert.Equal([1, 2, 3], ReceiveN(3));
    }

    [Fact]
    public void The_clock_shows_the_moment_moved_to()
    {
        var start = Scheduler.Now;
        DateTimeOffset? seen = null;
        Scheduler.ScheduleOnce(Second, () => seen = Scheduler.Now);

        Scheduler.AdvanceTo(start + Second * 5);

        Assert.Equal(start + Second * 5, seen);
        Assert.Equal(start + Second * 5, Scheduler.Now);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(start));
    }

    [Fact]
    public void A_repeating_one_runs_once_in_each_step_of_its_interval()
    {
        Scheduler.ScheduleTellRepeatedly(Second * 2, Second, TestActor, "tick", TestActor);

        for (var i = 0; i < 100; i++)
        {
            Scheduler.Advance(i == 0 ? Second * 2 : Second);
            ExpectMsg("tick", TimeSpan.Zero);
            ExpectNoMsg(0);
        }
    }

    [Fact]
    public void A_move_runs_each_at_most_once_however_far_it_goes()
    {
        Scheduler.ScheduleTellRepeatedly(Second, Second, TestActor, "tick", TestActor);

        Scheduler.Advance(Second * 3.5);
        ExpectMsg("tick", TimeSpan.Zero);
        ExpectNoMsg(0);

        Scheduler.Advance(Second * 0.5);
        ExpectNoMsg(0);
        Scheduler.Advance(Second * 0.5);
        ExpectMsg("tick", TimeSpan.Zero);
    }

    [Fact]
    public void What_is_scheduled_during_a_move_waits_for_the_next()
    {
        var ran = 0;
        Scheduler.ScheduleOnce(Second, () => Scheduler.ScheduleOnce(TimeSpan.Zero, () => ran++));

        Scheduler.Advance(Second * 2);
        Assert.Equal(0, ran);

        Scheduler.Advance(TimeSpan.Zero);
        Assert.Equal(1, ran);
    }

    [Fact]
    public void A_cancelled_one_does_not_run()
    {
        using var once = new Cancelable(Sys.Scheduler);
        using var repeated = new Cancelable(Sys.Scheduler);
        var ran = 0;
        Scheduler.ScheduleTellOnce(Second, TestActor, "once", TestActor, once);
        Scheduler.ScheduleRepeatedly(Second, Second, () => { ran++; repeated.Cancel(); }, repeated);

        once.Cancel();
        for (var i = 0; i < 3; i++)
            Scheduler.Advance(Second);

        Assert.Equal(1, ran);
        ExpectNoMsg(0);
    }

    [Fact]
    public void An_exception_comes_out_of_the_move()
    {
        Scheduler.ScheduleOnce(Second, () => throw new InvalidTimeZoneException());

        Assert.Throws<InvalidTimeZoneException>(() => Scheduler.Advance(Second));
    }

    [Fact]
    public void Timers_of_actors_follow_the_clock()
    {
        var sleeper = Sys.ActorOf(Props.Create(() => new Sleeper(TestActor)));
        sleeper.Tell(TimeSpan.FromDays(1));
        ExpectMsg("sleeping");

        Scheduler.Advance(TimeSpan.FromHours(23));
        ExpectNoMsg(0);
        Scheduler.Advance(TimeSpan.FromHours(1));

        ExpectMsg("woken");
    }
}
