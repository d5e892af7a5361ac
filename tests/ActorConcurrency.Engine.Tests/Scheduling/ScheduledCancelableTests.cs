using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>The cancelable that scheduling gives back.</summary>
public sealed class ScheduledCancelableTests : CancelableContract
{
    private static readonly TimeSpan Far = TimeSpan.FromHours(1);

    protected override ICancelable Create() => Sys.Scheduler.ScheduleTellOnceCancelable(Far, TestActor, "never", ActorRefs.NoSender);

    [Fact]
    public async Task Having_fired_it_is_not_cancelled_but_can_be()
    {
        var timer = Sys.Scheduler.ScheduleTellOnceCancelable(TimeSpan.Zero, TestActor, "now", ActorRefs.NoSender);
        var token = timer.Token;
        await ExpectMsgAsync("now");
        Assert.False(timer.IsCancellationRequested);

        timer.Cancel();

        Assert.True(timer.IsCancellationRequested);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task Every_way_of_scheduling_can_be_cancelled()
    {
        var soon = TimeSpan.FromMilliseconds(50);
        void Work() => TestActor.Tell("work");
        ICancelable[] timers =
        [
            Sys.Scheduler.ScheduleTellOnceCancelable(soon, TestActor, "once", ActorRefs.NoSender),
            Sys.Scheduler.ScheduleTellRepeatedlyCancelable(soon, soon, TestActor, "again", ActorRefs.NoSender),
            Sys.Scheduler.Advanced.ScheduleOnceCancelable(soon, Work),
            Sys.Scheduler.Advanced.ScheduleRepeatedlyCancelable(soon, soon, Work),
        ];

        foreach (var timer in timers) timer.Cancel();
        Sys.Scheduler.ScheduleTellOnce(2 * soon, TestActor, "after", ActorRefs.NoSender);

        await ExpectMsgAsync("after");
    }

    [Fact]
    public void Times_that_make_no_sense_are_refused()
    {
        var negative = TimeSpan.FromMilliseconds(-1);
        var (tell, work) = (Sys.Scheduler, Sys.Scheduler.Advanced);

        foreach (var call in new Action[]
        {
            () => tell.ScheduleTellOnceCancelable(negative, TestActor, "", ActorRefs.NoSender),
            () => tell.ScheduleTellRepeatedlyCancelable(negative, Far, TestActor, "", ActorRefs.NoSender),
            () => tell.ScheduleTellRepeatedlyCancelable(Far, TimeSpan.Zero, TestActor, "", ActorRefs.NoSender),
            () => work.ScheduleOnceCancelable(negative, () => { }),
            () => work.ScheduleRepeatedlyCancelable(negative, Far, () => { }),
            () => work.ScheduleRepeatedlyCancelable(Far, TimeSpan.Zero, () => { }),
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(call);
        }
    }
}
