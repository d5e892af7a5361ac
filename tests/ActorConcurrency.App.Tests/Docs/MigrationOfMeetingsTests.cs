using System.Collections.Concurrent;

namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about readers and writers, barriers, latches and what is due later do what it says, before and after.</summary>
public sealed class MigrationOfMeetingsTests : MigrationTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task Prices_are_changed_and_found()
    {
        await using var door = ActorLock.Start(Actors);
        var (before, after) = (new ReaderWriterSnippets.Before.Prices(), new ReaderWriterSnippets.After.Prices(door));

        before.Change("tea", 3);
        await after.ChangeAsync("tea", () => Task.FromResult(3), Stop);

        Assert.Equal((3, 3), (before.Find("tea"), await after.FindAsync("tea", Stop)));
        Assert.Equal((null, null), (before.Find("milk"), await after.FindAsync("milk", Stop)));
    }

    [Fact]
    public async Task A_price_that_cannot_be_found_out_leaves_the_lock_free()
    {
        await using var door = ActorLock.Start(Actors);
        var prices = new ReaderWriterSnippets.After.Prices(door);

        await Assert.ThrowsAsync<TimeoutException>(() => prices.ChangeAsync("tea", () => throw new TimeoutException(), Stop));

        Assert.Null(await prices.FindAsync("tea", Stop));
    }

    [Fact]
    public async Task No_phase_begins_before_all_have_ended_the_one_before()
    {
        await using var barrier = ActorBarrier.Start(Actors, new BarrierSettings { Parties = 3 });
        var (before, after) = (new ConcurrentQueue<int>(), new ConcurrentQueue<int>());

        BarrierSnippets.Before.Run(3, 3, (_, phase) => before.Enqueue(phase));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(worker =>
            Task.Run(() => BarrierSnippets.After.RunAsync(barrier, worker, 3, (_, phase) => after.Enqueue(phase), Stop))));

        Assert.All((ConcurrentQueue<int>[])[before, after], phases => Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], phases));
    }

    [Fact]
    public async Task All_pieces_are_counted_those_that_fail_too()
    {
        await using var left = ActorLatch.Start(Actors, new LatchSettings { Count = 2 });

        await BarrierSnippets.AfterLatch.RunAsync(left, () => { }, Stop);
        Assert.False(await BarrierSnippets.AfterLatch.AllDoneAsync(left, TimeSpan.Zero, Stop));
        await Assert.ThrowsAsync<TimeoutException>(() => BarrierSnippets.AfterLatch.RunAsync(left, () => throw new TimeoutException(), Stop));

        Assert.True(await BarrierSnippets.AfterLatch.AllDoneAsync(left, Long, Stop));
    }

    [Fact]
    public async Task What_is_due_reminds_and_what_was_cancelled_does_not()
    {
        await using var schedule = ActorSchedule.Start(Actors);
        var (before, after) = (Channel(), Channel());
        var reminders = new TimeSnippets.BeforeDue.Reminders(what => before.Writer.TryWrite(what));

        reminders.Add("milk", Long);
        reminders.Add("tea", Delay);
        reminders.Cancel("milk");
        var milk = await TimeSnippets.AfterDue.AddAsync(schedule, "milk", Long, what => after.Writer.TryWrite(what), Stop);
        await TimeSnippets.AfterDue.AddAsync(schedule, "tea", Delay, what => after.Writer.TryWrite(what), Stop);

        Assert.True(await TimeSnippets.AfterDue.CancelAsync(schedule, milk, Stop));
        Assert.Equal(("tea", "tea"), (await before.Reader.ReadAsync(Stop), await after.Reader.ReadAsync(Stop)));
        Assert.False(await TimeSnippets.AfterDue.CancelAsync(schedule, milk, Stop));
    }

    [Fact]
    public async Task A_timer_runs_unless_the_answer_comes_first()
    {
        await using var answered = ActorTimer.Start(Actors, Long, _ => default);
        await using var late = ActorTimer.Start(Actors, Delay, _ => default);

        Assert.IsType<EntryOutcome.Cancelled>(await TimeSnippets.AfterOnce.WaitAsync(answered, Task.CompletedTask));
        Assert.IsType<EntryOutcome.Ran>(await TimeSnippets.AfterOnce.WaitAsync(late, new TaskCompletionSource().Task));
    }

    private static System.Threading.Channels.Channel<string> Channel() => System.Threading.Channels.Channel.CreateUnbounded<string>();
}
