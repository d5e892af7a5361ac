using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class SchedulerTests : TestKit
{
    private IScheduler Scheduler => Sys.Scheduler;

    [Fact]
    public void The_system_has_one_of_its_own()
    {
        Assert.IsType<HashedWheelTimerScheduler>(Sys.Scheduler);
    }

    [Fact]
    public async Task Messages_come_in_the_order_of_their_times_and_bear_their_sender()
    {
        Scheduler.ScheduleTellOnce(150, TestActor, "third", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(50, TestActor, "first", TestActor);
        Scheduler.ScheduleTellOnce(100, TestActor, "second", ActorRefs.NoSender);

        await ExpectMsgAsync("first");
        Assert.Equal(TestActor, LastSender);
        await ExpectMsgAsync("second");
        await ExpectMsgAsync("third");
    }

    [Fact]
    public async Task Nothing_comes_early()
    {
        var delay = TimeSpan.FromMilliseconds(70);
        var start = Scheduler.HighResMonotonicClock;

        Scheduler.Advanced.ScheduleOnce(delay, () => TestActor.Tell(Scheduler.HighResMonotonicClock));

        // The reference engine rounds to its tick, up or down.
        var tick = TimeSpan.FromMilliseconds(10);
        Assert.True(await ExpectMsgAsync<TimeSpan>() - start >= delay - tick);
    }

    [Fact]
    public async Task Without_a_delay_it_is_done_as_soon_as_possible()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);
        Scheduler.Advanced.ScheduleOnce(0, () => TestActor.Tell("too"));

        await ExpectMsgAsync("now");
        await ExpectMsgAsync("too");
    }

    [Fact]
    public async Task What_is_cancelled_does_not_come()
    {
        var once = Scheduler.ScheduleTellOnceCancelable(50, TestActor, "once", ActorRefs.NoSender);
        var again = Scheduler.ScheduleTellRepeatedlyCancelable(50, 50, TestActor, "again", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(50, TestActor, "already", ActorRefs.NoSender, Cancelable.CreateCanceled());

        once.Cancel();
        again.Cancel();
        Scheduler.ScheduleTellOnce(100, TestActor, "after", ActorRefs.NoSender);

        await ExpectMsgAsync("after");
    }

    [Fact]
    public async Task One_cancelable_cancels_all_that_was_scheduled_with_it()
    {
        var cancelable = new Cancelable(Scheduler);
        foreach (var text in new[] { "one", "two", "three" })
            Scheduler.ScheduleTellOnce(50, TestActor, text, ActorRefs.NoSender, cancelable);

        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(100, TestActor, "after", ActorRefs.NoSender);

        await ExpectMsgAsync("after");
    }

    [Fact]
    public async Task Repeated_messages_come_until_they_are_cancelled()
    {
        var ticks = Scheduler.ScheduleTellRepeatedlyCancelable(0, 50, TestActor, "tick", ActorRefs.NoSender);
        for (var i = 0; i < 3; i++) await ExpectMsgAsync("tick");

        ticks.Cancel();
        Scheduler.ScheduleTellOnce(150, TestActor, "after", ActorRefs.NoSender);

        // One more may have been under way.
        await FishForMessageAsync<string>(message => message == "after");
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Work_that_throws_is_not_repeated_and_holds_nothing_else_up()
    {
        var runs = 0;
        Scheduler.Advanced.ScheduleRepeatedly(0, 50, () =>
        {
            runs++;
            throw new InvalidOperationException("boom");
        });

        Scheduler.ScheduleTellOnce(200, TestActor, "after", ActorRefs.NoSender);
        await ExpectMsgAsync("after");

        Assert.Equal(1, runs);
    }

    [Fact]
    public void Times_that_make_no_sense_are_refused()
    {
        var negative = TimeSpan.FromMilliseconds(-1);
        var second = TimeSpan.FromSeconds(1);

        foreach (var call in new Action[]
        {
            () => Scheduler.ScheduleTellOnce(negative, TestActor, "", ActorRefs.NoSender),
            () => Scheduler.ScheduleTellRepeatedly(negative, second, TestActor, "", ActorRefs.NoSender),
            () => Scheduler.ScheduleTellRepeatedly(second, TimeSpan.Zero, TestActor, "", ActorRefs.NoSender),
            () => Scheduler.Advanced.ScheduleOnce(negative, () => { }),
            () => Scheduler.Advanced.ScheduleRepeatedly(negative, second, () => { }),
            () => Scheduler.Advanced.ScheduleRepeatedly(second, TimeSpan.Zero, () => { }),
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(call);
        }
    }

    [Fact]
    public async Task A_stopped_scheduler_takes_nothing_more()
    {
        var wheel = new HashedWheelTimerScheduler(Sys.Settings.Config, Sys.Log);
        IScheduler scheduler = wheel;
        scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "running", ActorRefs.NoSender);
        await ExpectMsgAsync("running");

        wheel.Dispose();

        Assert.Throws<SchedulerException>(() => scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "", ActorRefs.NoSender));
        Assert.Throws<SchedulerException>(() => scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public async Task A_terminated_system_has_a_stopped_scheduler()
    {
        var system = ActorSystem.Create("stops");

        await system.Terminate();

        Assert.Throws<SchedulerException>(() => system.Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("quiet")]
    [InlineData("last")]
    public async Task Where_messages_are_serialised_as_a_check_scheduled_ones_are_let_through(string kind)
    {
        var system = ActorSystem.Create("checks", "akka.actor.serialize-messages = on");
        var received = new TaskCompletionSource<object>();
        var actor = system.ActorOf(Props.Create(() => new Receiver(received)));
        object message = kind switch { "message" => new Message(), "quiet" => new Quiet(), _ => PoisonPill.Instance };

        system.Scheduler.ScheduleTellOnce(TimeSpan.Zero, actor, message, ActorRefs.NoSender);

        Assert.Same(message, await received.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        await system.Terminate();
    }

    private sealed class Message;

    private sealed class Quiet : INotInfluenceReceiveTimeout;

    private sealed class Receiver(TaskCompletionSource<object> received) : UntypedActor
    {
        protected override void OnReceive(object message) => received.TrySetResult(message);

        protected override void PostStop() => received.TrySetResult(PoisonPill.Instance);
    }
}
