namespace ActorConcurrency.Tests;

public abstract partial class ScheduleConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wall_clock_that_is_set_forward_is_noticed_also_while_something_else_is_due_before()
    {
        await using var schedule = Create();
        var after = await schedule.EnterAsync(TimeSpan.FromHours(1), () => Log.Enqueue("delay"));
        var at = await schedule.EnterAtAsync(Time.GetUtcNow() + TimeSpan.FromHours(2), () => Log.Enqueue("moment"));

        Time.SetAhead(TimeSpan.FromHours(3));
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new EntryOutcome.Ran(1), await at.Completion);
        await Never.Completes(after.Completion, after: schedule.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_snapshot_goes_by_the_wall_clock_as_it_is_now()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(1.5 * Later, () => { }, new(Label: "delay"));
        await schedule.EnterAtAsync(Time.GetUtcNow() + 2 * Later, () => { }, new(Label: "moment"));

        Time.SetAhead(Later);

        Assert.Equal([("moment", Later), ("delay", 1.5 * Later)], (await schedule.SnapshotAsync()).Pending.Select(entry => (entry.Label, entry.DueIn)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_first_and_the_last_moment_of_all_can_be_given_and_cancelled()
    {
        await using var schedule = Create();
        var last = await schedule.EnterAtAsync(DateTimeOffset.MaxValue, () => { }, new(Repetition: new(ScheduleLimit.Longest)));
        var first = await schedule.EnterAtAsync(DateTimeOffset.MinValue, () => { }, new(Repetition: new(ScheduleLimit.Longest, MaxRuns: 1)));

        Assert.Equal(new EntryOutcome.Ran(1), await first.Completion);
        Assert.Single((await schedule.SnapshotAsync()).Pending);
        Assert.True(await schedule.MoveAsync(last, ScheduleLimit.Longest));
        Assert.True(await last.CancelAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stop_that_does_not_say_what_is_rejected_and_changes_nothing()
    {
        await using var schedule = Create();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await schedule.StopAsync((WhenStopping)9));

        Assert.False((await schedule.SnapshotAsync()).IsStopping);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stop_runs_what_is_due_also_where_it_would_be_skipped_for_being_late()
    {
        await using var schedule = Create();
        var gate = Signal();
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("running", gate));
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);
        var late = await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("late"), new(Repetition: new(Later, HeldUp: HeldUp.Skip)));
        Time.Advance(10 * Later);

        var stopping = schedule.StopAsync(WhenStopping.RunDue).AsTask();
        await Never.Completes(stopping, after: schedule.SnapshotAsync());
        gate.SetResult();

        Assert.Equal(new ScheduleEnd(Ran: 2, Dropped: 1), await stopping);
        Assert.Equal(new EntryOutcome.Dropped(1), await late.Completion);
        Assert.Equal(["running", "late"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_an_action_has_left_running_may_wait_for_the_end_of_the_others()
    {
        await using var schedule = Create();
        var (over, left) = (Signal(), new TaskCompletionSource<Task>());
        var entry = await schedule.EnterAsync(TimeSpan.Zero, () => left.SetResult(WaitAsync()));

        await entry.Completion;
        over.SetResult();

        await await left.Task;

        async Task WaitAsync()
        {
            await over.Task;
            await schedule.WaitUntilEmptyAsync();
            await schedule.StopAsync();
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_that_cannot_say_what_it_is_holds_nobody_up()
    {
        await using var schedule = Create();
        var failing = await schedule.EnterAsync(TimeSpan.Zero, () => throw new UnreadableException());
        var other = await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("ran"));

        var failed = Assert.IsType<EntryOutcome.Failed>(await failing.Completion);

        Assert.Equal((typeof(UnreadableException).FullName, 1L), (failed.ErrorType, failed.Runs));
        Assert.Equal(new EntryOutcome.Ran(1), await other.Completion);
        Assert.Contains(nameof(UnreadableException), (await schedule.SnapshotAsync()).LastFailure);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_gives_up_entering_something_has_it_not_run()
    {
        for (var round = 0; round < 100; round++)
        {
            await using var schedule = Create();
            using var enough = new CancellationTokenSource();
            var (runs, isEntered) = (0, true);

            var entering = Task.Run(async () => await schedule.EnterAsync(TimeSpan.Zero, () => { Interlocked.Increment(ref runs); }, null, enough.Token));
            await enough.CancelAsync();
            try
            {
                await entering;
            }
            catch (OperationCanceledException)
            {
                isEntered = false;
            }

            await schedule.WaitUntilEmptyAsync();
            Assert.Equal(isEntered ? 1 : 0, runs);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_does_not_wait_for_what_an_action_does_about_its_token_nor_fail_with_it()
    {
        var schedule = Create();
        using var gate = new ManualResetEventSlim();
        var (begun, end) = (Signal(), Signal());
        var entry = await schedule.EnterAsync(TimeSpan.Zero, async token =>
        {
            token.UnsafeRegister(_ => throw new InvalidDataException("no"), null);
            token.UnsafeRegister(_ => gate.Wait(), null);
            begun.SetResult();
            await end.Task;
        });
        await begun.Task;

        await schedule.DisposeAsync();
        gate.Set();
        end.SetResult();

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }
}
