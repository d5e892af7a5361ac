namespace ActorConcurrency.Tests;

public abstract partial class ScheduleConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_says_whether_it_was_pending_and_then_it_does_not_run()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"));

        Assert.True(await schedule.CancelAsync(entry));
        Assert.False(await schedule.CancelAsync(entry));
        Assert.False(await entry.CancelAsync());

        Time.Advance(10 * Later);
        Assert.Equal(new EntryOutcome.Cancelled(0), await entry.Completion);
        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
        Assert.Empty(Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_has_run_cannot_be_cancelled()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(TimeSpan.Zero, () => { });
        await entry.Completion;

        Assert.False(await entry.CancelAsync());
        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_due_and_waits_for_its_turn_can_still_be_cancelled()
    {
        await using var schedule = Create();
        var gate = Signal();
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("first", gate));
        var second = await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("second"));

        Assert.True(await second.CancelAsync());
        gate.SetResult();

        await schedule.WaitUntilEmptyAsync();
        Assert.Equal(["first"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_runs_for_the_only_time_is_not_pending_not_even_for_itself()
    {
        await using var schedule = Create();
        var own = new TaskCompletionSource<IScheduledEntry>();
        var entry = await schedule.EnterAsync(TimeSpan.Zero, async token =>
            Log.Enqueue($"{await schedule.CancelAsync(await own.Task, token)} {await schedule.MoveAsync(await own.Task, Later, token)}"));
        own.SetResult(entry);

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
        Assert.Equal(["False False"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_repeats_may_cancel_itself()
    {
        await using var schedule = Create();
        var own = new TaskCompletionSource<IScheduledEntry>();
        var entry = await schedule.EnterAsync(
            TimeSpan.Zero, async token => Log.Enqueue($"{await schedule.CancelAsync(await own.Task, token)}"), new(Repetition: new(Later)));
        own.SetResult(entry);

        Assert.Equal(new EntryOutcome.Cancelled(1), await entry.Completion);
        Assert.Equal(["True"], Log);
        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_was_cancelled_during_a_run_is_not_pending_any_more_for_anybody()
    {
        await using var schedule = Create();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var entry = await schedule.EnterAsync(
            TimeSpan.Zero,
            async _ =>
            {
                begun.SetResult();
                await end.Task;
            },
            new(Repetition: new(Later)));
        await begun.Task;

        Assert.True(await schedule.MoveAsync(entry, 5 * Later));
        Assert.True(await schedule.CancelAsync(entry));
        Assert.False(await schedule.CancelAsync(entry));
        Assert.False(await schedule.MoveAsync(entry, Later));
        end.SetResult();

        Assert.Equal(new EntryOutcome.Cancelled(1), await entry.Completion);
        Assert.False(await schedule.CancelAsync(entry));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_cancel_another_that_is_due_at_the_same_moment()
    {
        await using var schedule = Create();
        var other = new TaskCompletionSource<IScheduledEntry>();
        await schedule.EnterAsync(Later, async token => Log.Enqueue($"{await schedule.CancelAsync(await other.Task, token)}"));
        other.SetResult(await schedule.EnterAsync(Later, () => Log.Enqueue("other")));

        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Cancelled(0), await (await other.Task).Completion);
        await schedule.WaitUntilEmptyAsync();
        Assert.Equal(["True"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_does_not_run_in_the_flow_of_who_entered_it()
    {
        await using var schedule = Create();
        var flow = new AsyncLocal<string?> { Value = "mine" };

        await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue(flow.Value ?? "none"));
        await schedule.WaitUntilEmptyAsync();

        Assert.Equal(["none"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_enter_others()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(TimeSpan.Zero, async token =>
        {
            await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("inner"), null, token);
            Log.Enqueue("outer");
        });

        await schedule.WaitUntilEmptyAsync();

        Assert.Equal(["outer", "inner"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_move_says_whether_it_was_pending_and_then_it_is_due_at_the_other_moment()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"));

        Assert.True(await schedule.MoveAsync(entry, 3 * Later));
        Time.Advance(2 * Later);
        await Never.Completes(entry.Completion, after: schedule.SnapshotAsync());
        Assert.True(await schedule.MoveAsync(entry, TimeSpan.Zero));

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
        Assert.False(await schedule.MoveAsync(entry, Later));
        Assert.Equal(["ran"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_entry_of_another_schedule_is_refused()
    {
        await using var schedule = Create();
        await using var other = Create();
        var entry = await other.EnterAsync(Later, () => { });

        await Assert.ThrowsAsync<ArgumentException>(async () => await schedule.CancelAsync(entry));
        await Assert.ThrowsAsync<ArgumentException>(async () => await schedule.MoveAsync(entry, Later));

        Assert.Single((await other.SnapshotAsync()).Pending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Of_many_cancels_at_once_one_finds_it_pending()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"));

        var cancels = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await entry.CancelAsync())));

        Assert.Single(cancels, wasPending => wasPending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_that_crosses_its_moment_has_either_come_in_time_or_not()
    {
        for (var round = 0; round < 50; round++)
        {
            await using var schedule = Create();
            var runs = 0;
            var entry = await schedule.EnterAsync(Later, () => { Interlocked.Increment(ref runs); });

            var cancel = Task.Run(async () => await entry.CancelAsync());
            Time.Advance(Later);
            var wasPending = await cancel;

            EntryOutcome expected = wasPending ? new EntryOutcome.Cancelled(0) : new EntryOutcome.Ran(1);
            Assert.Equal(expected, await entry.Completion);
            Assert.Equal(wasPending ? 0 : 1, runs);
        }
    }
}
