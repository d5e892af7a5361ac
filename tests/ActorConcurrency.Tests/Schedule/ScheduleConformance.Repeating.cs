namespace ActorConcurrency.Tests;

public abstract partial class ScheduleConformance
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_fixed_rate_runs_at_each_moment_as_often_as_it_should()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"), new(Repetition: new(2 * Later, MaxRuns: 3)));

        await PassAsync(schedule, Later, runs: 1);
        await PassAsync(schedule, Later, runs: 1);
        await PassAsync(schedule, Later, runs: 2);
        await PassAsync(schedule, 2 * Later, runs: 3);

        Assert.Equal(new EntryOutcome.Ran(3), await entry.Completion);
        Assert.Equal(3, Log.Count);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_fixed_delay_counts_from_the_end_of_a_run()
    {
        await using var schedule = Create();
        var gate = Signal();
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("ran", gate), new(Repetition: new(Later, Cadence.FixedDelay)));
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);

        Time.Advance(Later / 2);
        gate.SetResult();
        await HoldsAsync(schedule, snapshot => snapshot.Runs == 1);

        Assert.Equal([new PendingEntry("", 0, Later, 1)], (await schedule.SnapshotAsync()).Pending.AsEnumerable());
        await PassAsync(schedule, Later / 2, runs: 1);
        await PassAsync(schedule, Later / 2, runs: 2);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_hold_up_one_run_stands_for_all_and_the_next_is_on_the_beat()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(Later, () => Log.Enqueue("ran"), new(Repetition: new(Later)));

        await PassAsync(schedule, 4.5 * Later, runs: 1);

        var snapshot = await schedule.SnapshotAsync();
        Assert.Equal((3L, 3.5 * Later), (snapshot.Skipped, snapshot.MostLate));
        await PassAsync(schedule, Later / 2, runs: 2);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_hold_up_every_run_is_made_up_for_if_it_should_catch_up()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(Later, () => Log.Enqueue("ran"), new(Repetition: new(Later, HeldUp: HeldUp.CatchUp)));

        await PassAsync(schedule, 4.5 * Later, runs: 4);

        Assert.Equal(0, (await schedule.SnapshotAsync()).Skipped);
        await PassAsync(schedule, Later / 2, runs: 5);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task After_a_hold_up_nothing_runs_until_the_next_beat_if_it_should_skip()
    {
        await using var schedule = Create();
        await schedule.EnterAsync(Later, () => Log.Enqueue("ran"), new(Repetition: new(Later, HeldUp: HeldUp.Skip)));

        await PassAsync(schedule, 4.5 * Later, runs: 0);

        Assert.Equal(4, (await schedule.SnapshotAsync()).Skipped);
        await PassAsync(schedule, Later / 2, runs: 1);
        await PassAsync(schedule, 1.5 * Later, runs: 2);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_action_that_is_longer_than_its_period_does_not_overlap_itself()
    {
        await using var schedule = Create(maxRunning: 3);
        var gate = Signal();
        await schedule.EnterAsync(TimeSpan.Zero, async _ => await Stay("ran", gate), new(Repetition: new(Later)));
        await HoldsAsync(schedule, snapshot => snapshot.Running.Length == 1);

        Time.Advance(2.5 * Later);
        Assert.Single((await schedule.SnapshotAsync()).Running);
        gate.SetResult();

        await HoldsAsync(schedule, snapshot => snapshot.Runs == 2);
        Assert.Equal(1, (await schedule.SnapshotAsync()).Skipped);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_repeats_ends_when_it_fails()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => throw new InvalidDataException("no"), new(Repetition: new(Later)));

        Time.Advance(Later);

        Assert.Equal(new EntryOutcome.Failed("System.IO.InvalidDataException", "no", 1), await entry.Completion);
        Assert.True((await schedule.SnapshotAsync()).IsEmpty);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Between_two_runs_it_is_pending_and_can_be_cancelled_and_moved()
    {
        await using var schedule = Create();
        var entry = await schedule.EnterAsync(Later, () => Log.Enqueue("ran"), new(Repetition: new(Later)));
        await PassAsync(schedule, Later, runs: 1);

        Assert.True(await schedule.MoveAsync(entry, Later / 2));
        await PassAsync(schedule, Later / 2, runs: 2);
        await PassAsync(schedule, Later, runs: 3);
        Assert.True(await entry.CancelAsync());

        Assert.Equal(new EntryOutcome.Cancelled(3), await entry.Completion);
    }

    // What is done when it returns: everything that became due has run to its end.
    private async Task PassAsync(ISchedule schedule, TimeSpan by, int runs)
    {
        await schedule.SnapshotAsync();
        Time.Advance(by);
        await HoldsAsync(schedule, snapshot => snapshot.Running.IsEmpty && snapshot.Runs >= runs);
        var snapshot = await schedule.SnapshotAsync();
        Assert.Equal((runs, true), (snapshot.Runs, snapshot.Pending.All(entry => entry.DueIn > TimeSpan.Zero)));
    }
}
