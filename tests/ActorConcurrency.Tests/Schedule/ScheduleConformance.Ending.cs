namespace ActorConcurrency.Tests;

public abstract partial class ScheduleConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_waits_until_it_is_empty_waits_for_what_is_pending_and_for_what_runs()
    {
        await using var schedule = Create();
        await schedule.WaitUntilEmptyAsync();
        var gate = Signal();
        var entry = await schedule.EnterAsync(Later, async _ => await Stay("ran", gate));
        var waiting = schedule.WaitUntilEmptyAsync().AsTask();

        await Never.Completes(waiting, after: schedule.SnapshotAsync());
        Time.Advance(Later);
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);
        await Never.Completes(waiting, after: schedule.SnapshotAsync());
        gate.SetResult();

        await waiting;
        await entry.Completion;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_cancel_of_the_last_entry_lets_go_who_waits_until_it_is_empty()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => { });
        var waiting = schedule.WaitUntilEmptyAsync().AsTask();

        await entry.CancelAsync();

        await waiting;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_until_it_is_empty_can_be_given_up()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(Later, () => { });
        using var enough = new CancellationTokenSource();
        var waiting = schedule.WaitUntilEmptyAsync(enough.Token).AsTask();
        await Never.Completes(waiting, after: schedule.SnapshotAsync());

        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Single((await schedule.SnapshotAsync()).Pending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_would_wait_for_itself_is_told_so()
    {
        await using var schedule = Create();
        var waiting = await schedule.EnterAsync(TimeSpan.Zero, async token => await schedule.WaitUntilEmptyAsync(token));
        var stopping = await schedule.EnterAsync(TimeSpan.Zero, async token => await schedule.StopAsync(cancellationToken: token));

        foreach (var entry in new[] { waiting, stopping })
            Assert.Equal("System.InvalidOperationException", Assert.IsType<EntryOutcome.Failed>(await entry.Completion).ErrorType);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stop_drops_what_is_pending_and_waits_for_what_runs()
    {
        await using var schedule = Create();
        var gate = Signal();
        var running = await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("running", gate), new(Repetition: new(Later)));
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);
        var (due, later) = (await schedule.EnterAsync(TimeSpan.Zero, () => { }), await schedule.EnterAsync(Later, () => { }));

        var stopping = schedule.StopAsync().AsTask();
        await Never.Completes(stopping, after: schedule.SnapshotAsync());
        Assert.True((await schedule.SnapshotAsync()).IsStopping);
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.EnterAsync(TimeSpan.Zero, () => { }));
        gate.SetResult();

        Assert.Equal(new ScheduleEnd(Ran: 1, Dropped: 3), await stopping);
        Assert.Equal([new EntryOutcome.Dropped(0), new EntryOutcome.Dropped(0), new EntryOutcome.Dropped(1)], [await due.Completion, await later.Completion, await running.Completion]);
        Assert.Equal(new ScheduleEnd(Ran: 1, Dropped: 3), await schedule.StopAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stop_may_still_run_what_is_due()
    {
        await using var schedule = Create();
        var gate = Signal();
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("running", gate));
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);
        await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("due"), new(Repetition: new(Later)));
        await schedule.EnterAsync(Later, () => Log.Enqueue("later"));

        var stopping = schedule.StopAsync(WhenStopping.RunDue).AsTask();
        await Never.Completes(stopping, after: schedule.SnapshotAsync());
        gate.SetResult();

        Assert.Equal(new ScheduleEnd(Ran: 2, Dropped: 2), await stopping);
        Assert.Equal(["running", "due"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_stop_may_wait_for_everything()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(Later, () => Log.Enqueue("later"));

        var stopping = schedule.StopAsync(WhenStopping.RunAll).AsTask();
        await Never.Completes(stopping, after: schedule.SnapshotAsync());
        Time.Advance(Later);

        Assert.Equal(new ScheduleEnd(Ran: 1, Dropped: 0), await stopping);
        Assert.Equal(["later"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_drops_what_is_pending_and_ends_the_waits()
    {
        var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"));
        var waiting = schedule.WaitUntilEmptyAsync().AsTask();
        await Never.Completes(waiting, after: schedule.SnapshotAsync());

        await schedule.DisposeAsync();
        await schedule.DisposeAsync();

        Assert.Equal(new EntryOutcome.Dropped(0), await entry.Completion);
        await Assert.ThrowsAsync<StoppedException>(() => waiting);
        Time.Advance(Later);
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.EnterAsync(Later, () => { }));
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.EnterAtAsync(Time.GetUtcNow(), () => { }));
        await Assert.ThrowsAsync<StoppedException>(async () => await entry.CancelAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.MoveAsync(entry, Later));
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.WaitUntilEmptyAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.StopAsync());
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.SnapshotAsync());
        Assert.Empty(Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_ends_the_wait_of_a_stop_and_what_runs_tells_how_it_ended()
    {
        await using var schedule = Create();
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var entry = await schedule.EnterAsync(TimeSpan.Zero, async _ =>
        {
            begun.SetResult();
            await end.Task;
        });
        await begun.Task;
        var stop = schedule.StopAsync().AsTask();
        await schedule.SnapshotAsync();
        await Assert.ThrowsAsync<StoppedException>(async () => await schedule.EnterAsync(TimeSpan.Zero, () => { }));

        await schedule.DisposeAsync();

        await Assert.ThrowsAsync<StoppedException>(() => stop);
        end.SetResult();
        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_disposal_cancels_the_token_of_what_runs_and_does_not_wait_for_it()
    {
        var schedule = Create();
        var (begun, gate) = (Signal(), Signal());
        var entry = await schedule.EnterAsync(TimeSpan.Zero, async token =>
        {
            begun.SetResult();
            await gate.Task;
            Log.Enqueue($"{token.IsCancellationRequested}");
        });
        await begun.Task;

        await schedule.DisposeAsync();
        Assert.False(entry.Completion.IsCompleted);
        gate.SetResult();

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
        Assert.Equal(["True"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_may_dispose_its_own_schedule()
    {
        var schedule = Create();
        var entry = await schedule.EnterAsync(TimeSpan.Zero, async _ => await schedule.DisposeAsync(), new(Repetition: new(Later)));

        Assert.Equal(new EntryOutcome.Dropped(1), await entry.Completion);
    }
}
