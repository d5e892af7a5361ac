using System.Collections.Concurrent;

namespace ActorConcurrency.Tests;

/// <summary>What every <see cref="ISchedule"/> promises. Time moves only when a test passes it.</summary>
public abstract partial class ScheduleConformance
{
    protected static readonly TimeSpan Later = TimeSpan.FromMilliseconds(100);

    /// <summary>The clock of every schedule of a test.</summary>
    protected SettableClock Time { get; } = new();

    /// <summary>The names of the runs, in order.</summary>
    private ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Starts a schedule on <see cref="Time"/>.</summary>
    protected abstract ISchedule Create(int maxRunning = 1);

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_runs_once_when_it_is_due_and_not_before()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"));

        Time.Advance(Later - TimeSpan.FromMilliseconds(1));
        await Never.Completes(entry.Completion, after: schedule.SnapshotAsync());
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
        Time.Advance(10 * Later);
        await schedule.WaitUntilEmptyAsync();
        Assert.Equal(["ran"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delay_of_zero_means_now()
    {
        await using var schedule = Create();

        var entry = await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("ran"));

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_due_in_the_past_is_due_now()
    {
        await using var schedule = Create();

        var entry = await schedule.EnterAtAsync(Time.GetUtcNow() - TimeSpan.FromDays(1), () => Log.Enqueue("ran"));
        var first = await schedule.EnterAtAsync(DateTimeOffset.MinValue, () => Log.Enqueue("ran"));

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
        Assert.Equal(new EntryOutcome.Ran(1), await first.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_moment_of_the_wall_clock_is_awaited_whatever_its_time_zone()
    {
        await using var schedule = Create();
        var due = (Time.GetUtcNow() + Later).ToOffset(TimeSpan.FromHours(5));

        var entry = await schedule.EnterAtAsync(due, () => Log.Enqueue("ran"));
        Time.Advance(Later - TimeSpan.FromMilliseconds(1));
        await Never.Completes(entry.Completion, after: schedule.SnapshotAsync());
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task At_the_same_moment_the_higher_priority_runs_first_and_equals_in_the_order_of_entering()
    {
        await using var schedule = Create();
        foreach (var (name, priority) in new[] { ("a", 0), ("b", 5), ("c", -1), ("d", 5), ("e", 0) })
            await schedule.EnterAsync(Later, () => Log.Enqueue(name), new(priority));

        Assert.Equal([5, 5, 0, 0, -1], (await schedule.SnapshotAsync()).Pending.Select(entry => entry.Priority));
        Time.Advance(Later);
        await schedule.WaitUntilEmptyAsync();

        Assert.Equal(["b", "d", "a", "e", "c"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_hold_up_what_was_due_first_runs_first_whatever_its_priority()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(3 * Later, () => Log.Enqueue("late and important"), new(100));
        await schedule.EnterAsync(Later, () => Log.Enqueue("first"));
        await schedule.EnterAtAsync(Time.GetUtcNow() + 2 * Later, () => Log.Enqueue("second, by the wall clock"));

        Time.Advance(10 * Later);
        await schedule.WaitUntilEmptyAsync();

        Assert.Equal(["first", "second, by the wall clock", "late and important"], Log);
        Assert.Equal(9 * Later, (await schedule.SnapshotAsync()).MostLate);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_is_entered_later_and_due_earlier_runs_earlier()
    {
        await using var schedule = Create();
        var late = await schedule.EnterAsync(10 * Later, () => Log.Enqueue("late"));

        var early = await schedule.EnterAsync(Later, () => Log.Enqueue("early"));
        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Ran(1), await early.Completion);
        Assert.False(late.Completion.IsCompleted);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_delay_longer_than_any_timers_works()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(TimeSpan.FromDays(60), () => Log.Enqueue("ran"));

        for (var days = 0; days < 59; days++)
        {
            Time.Advance(TimeSpan.FromDays(1));
            await Never.Completes(entry.Completion, after: schedule.SnapshotAsync());
        }

        Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new EntryOutcome.Ran(1), await entry.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_the_wall_clock_is_set_back_a_moment_of_it_comes_later_and_a_delay_does_not()
    {
        await using var schedule = Create();
        var (at, after) = (
            await schedule.EnterAtAsync(Time.GetUtcNow() + TimeSpan.FromHours(2), () => Log.Enqueue("moment")),
            await schedule.EnterAsync(TimeSpan.FromHours(2), () => Log.Enqueue("delay")));

        Time.SetAhead(-TimeSpan.FromHours(1));
        Time.Advance(TimeSpan.FromHours(2));
        await after.Completion;
        await Never.Completes(at.Completion, after: schedule.SnapshotAsync());

        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new EntryOutcome.Ran(1), await at.Completion);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task When_the_wall_clock_is_set_forward_its_moments_come_once_that_is_noticed()
    {
        await using var schedule = Create();
        var (at, after) = (
            await schedule.EnterAtAsync(Time.GetUtcNow() + TimeSpan.FromHours(2), () => Log.Enqueue("moment")),
            await schedule.EnterAsync(TimeSpan.FromHours(2), () => Log.Enqueue("delay")));

        Time.SetAhead(TimeSpan.FromHours(3));
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(new EntryOutcome.Ran(1), await at.Completion);
        await Never.Completes(after.Completion, after: schedule.SnapshotAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task One_action_runs_at_a_time()
    {
        await using var schedule = Create();
        var (first, second) = (Signal(), Signal());
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("first", first));
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("second", second));

        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1 && Log.Count == 1);
        Assert.Single((await schedule.SnapshotAsync()).Pending);
        first.SetResult();
        second.SetResult();
        await schedule.WaitUntilEmptyAsync();

        Assert.Equal(["first", "second"], Log);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task As_many_actions_run_at_a_time_as_may()
    {
        await using var schedule = Create(maxRunning: 2);
        var gates = new[] { Signal(), Signal(), Signal() };
        foreach (var gate in gates) await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("run", gate));

        await HoldsAsync(schedule, _ => Log.Count == 2);
        var snapshot = await schedule.SnapshotAsync();
        Assert.Equal((1, 2), (snapshot.Pending.Length, snapshot.Running.Length));
        foreach (var gate in gates) gate.SetResult();

        await schedule.WaitUntilEmptyAsync();
        Assert.Equal(3, Log.Count);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_failure_ends_its_own_entry_and_says_why()
    {
        await using var schedule = Create();
        var failing = await schedule.EnterAsync(TimeSpan.Zero, () => throw new InvalidDataException("no"));
        var later = await schedule.EnterAsync(TimeSpan.Zero, async _ =>
        {
            await Task.Yield();
            throw new InvalidDataException("nor this");
        });
        var other = await schedule.EnterAsync(TimeSpan.Zero, () => Log.Enqueue("ran"));

        Assert.Equal(new EntryOutcome.Failed("System.IO.InvalidDataException", "no", 1), await failing.Completion);
        Assert.Equal(new EntryOutcome.Failed("System.IO.InvalidDataException", "nor this", 1), await later.Completion);
        Assert.Equal(new EntryOutcome.Ran(1), await other.Completion);
        var snapshot = await schedule.SnapshotAsync();
        Assert.Equal((3L, 2L, "System.IO.InvalidDataException: nor this"), (snapshot.Runs, snapshot.Failed, snapshot.LastFailure));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_snapshot_lists_what_is_pending_in_order()
    {
        await using var schedule = Create();
        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
        await schedule.EnterAsync(2 * Later, () => { }, new(Priority: 3, Label: "second"));
        await schedule.EnterAtAsync(Time.GetUtcNow() + Later, () => { }, new(Label: "first"));
        Time.Advance(Later / 2);

        var snapshot = await schedule.SnapshotAsync();

        Assert.Equal([new("first", 0, Later / 2, 0), new("second", 3, 1.5 * Later, 0)], snapshot.Pending.AsEnumerable());
        Assert.False(snapshot.IsEmpty);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Arguments_out_of_range_are_rejected_and_change_nothing()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => { });
        foreach (var delay in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await schedule.EnterAsync(delay, () => { }));
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await schedule.MoveAsync(entry, delay));
        }

        foreach (var repetition in new Repetition[] { new(TimeSpan.Zero), new(TimeSpan.MaxValue), new(Later, MaxRuns: 0), new(Later, (Cadence)7), new(Later, HeldUp: (HeldUp)7) })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await schedule.EnterAsync(Later, () => { }, new(Repetition: repetition)));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await schedule.EnterAsync(Later, (Action)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await schedule.EnterAsync(Later, (Func<CancellationToken, ValueTask>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await schedule.CancelAsync(null!));

        Assert.Single((await schedule.SnapshotAsync()).Pending);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Code_that_nobody_would_await_is_refused()
    {
        await using var schedule = Create();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await schedule.EnterAsync(Later, async () => await Task.Yield()));

        Assert.Contains("async void", refusal.Message);
        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task With_a_token_that_is_cancelled_already_nothing_is_done()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => { });
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.EnterAsync(TimeSpan.Zero, () => { }, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.EnterAtAsync(Time.GetUtcNow(), () => { }, null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.CancelAsync(entry, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.MoveAsync(entry, 2 * Later, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.WaitUntilEmptyAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await schedule.StopAsync(cancellationToken: cancelled));

        Assert.Equal([new PendingEntry("", 0, Later, 0)], (await schedule.SnapshotAsync()).Pending.AsEnumerable());
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task Stay(string name, TaskCompletionSource until)
    {
        Log.Enqueue(name);
        await until.Task;
    }

    // Nothing announces that a run which repeats is over.
    private static async Task HoldsAsync(ISchedule schedule, Func<ScheduleSnapshot, bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit.Hang);
        while (!condition(await schedule.SnapshotAsync(limit.Token))) await Task.Yield();
    }
}
