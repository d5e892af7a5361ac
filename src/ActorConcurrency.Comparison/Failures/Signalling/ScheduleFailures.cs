using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of a schedule, by the contract of the .NET twin and the actor.</summary>
internal static class ScheduleFailures
{
    private const int Waiters = 1000;
    private const int Races = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    public static async Task ThrowsAsync(FailureRun run, ISchedule schedule)
    {
        var failing = await schedule.EnterAsync(TimeSpan.Zero, () => throw new InvalidOperationException("an action fails")).ConfigureAwait(false);
        run.FaultNow();
        var next = await schedule.EnterAsync(TimeSpan.Zero, () => { }).ConfigureAwait(false);
        if (await next.Completion.ConfigureAwait(false) is EntryOutcome.Ran) run.Recovered("the next action runs");
        if (await failing.Completion.ConfigureAwait(false) is EntryOutcome.Failed failed) run.Told($"its entry ends as failed: {failed.Message}");
    }

    /// <summary>One action never ends; another is due behind it.</summary>
    public static async Task HangsAsync(FailureRun run, ISchedule schedule)
    {
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await schedule.EnterAsync(TimeSpan.Zero, async token =>
        {
            hangs.TrySetResult();
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await hangs.Task.ConfigureAwait(false);
        await schedule.EnterAsync(TimeSpan.Zero, () => { }).ConfigureAwait(false);
        var snapshot = await schedule.SnapshotAsync().ConfigureAwait(false);
        run.Stranded(snapshot.Pending.Length, $"what is due behind it waits, and the snapshot says so: {snapshot}");
        await schedule.DisposeAsync().ConfigureAwait(false);
    }

    public static async Task CancelsAsync(FailureRun run, ISchedule schedule)
    {
        var entry = await schedule.EnterAsync(Hour, () => { }).ConfigureAwait(false);
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Waiters).Select(_ => schedule.WaitUntilEmptyAsync(cancel.Token).AsTask()).ToArray();
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        run.Recovered($"all {Waiters} waits have ended");
        run.Lost(await entry.CancelAsync().ConfigureAwait(false) ? 0 : 1, "the entry that they waited for is gone");
    }

    /// <summary>An entry is cancelled at the moment at which it is due.</summary>
    public static async Task RacesAsync(FailureRun run, Func<TimeProvider, ISchedule> start)
    {
        var (wrong, cancelled) = (0, 0);
        var time = new FakeTimeProvider();
        await using var schedule = start(time);
        for (var race = 0; race < Races; race++)
        {
            var ran = 0;
            var entry = await schedule.EnterAsync(Period, () => { Interlocked.Increment(ref ran); }).ConfigureAwait(false);
            var cancel = Task.Run(async () => await entry.CancelAsync().ConfigureAwait(false));
            time.Advance(Period);
            var wasPending = await cancel.ConfigureAwait(false);
            await entry.Completion.ConfigureAwait(false);
            if (wasPending) cancelled++;
            if (wasPending == (ran > 0)) wrong++;
            run.Progress();
        }

        run.Lost(wrong, $"of {Races} that were cancelled at their moment {wrong} have run though they were cancelled, or neither");
        run.Saw($"of {Races} that were cancelled at their moment each has run or was cancelled: {cancelled} in time");
    }

    public static async Task CancelsTwiceAsync(FailureRun run, ISchedule schedule)
    {
        var entry = await schedule.EnterAsync(Hour, () => { }).ConfigureAwait(false);
        await entry.CancelAsync().ConfigureAwait(false);
        if (await entry.CancelAsync().ConfigureAwait(false)) run.Doubled(1, "it is cancelled twice");
        else run.Told("the second cancel says that it was not pending");
    }

    /// <summary>What repeats cancels itself.</summary>
    public static async Task ReEntersAsync(FailureRun run, ISchedule schedule)
    {
        var own = new TaskCompletionSource<IScheduledEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        own.SetResult(await schedule.EnterAsync(
            TimeSpan.Zero,
            async token => await (await own.Task.ConfigureAwait(false)).CancelAsync(token).ConfigureAwait(false),
            new(Repetition: new(Period))).ConfigureAwait(false));
        var outcome = await (await own.Task.ConfigureAwait(false)).Completion.ConfigureAwait(false);
        run.Stranded(outcome is EntryOutcome.Cancelled { Runs: 1 } ? 0 : 1, $"it ends as {outcome}");
        run.Saw("it ends with the run that cancels it");
    }

    /// <summary>The action is longer than the period.</summary>
    public static async Task IsSlowAsync(FailureRun run, ISchedule schedule)
    {
        var (inside, most) = (0, 0);
        var entry = await schedule.EnterAsync(
            TimeSpan.Zero,
            async token =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Delay(3 * Period, token).ConfigureAwait(false);
                Interlocked.Decrement(ref inside);
            },
            new(Repetition: new(Period, MaxRuns: 2))).ConfigureAwait(false);
        await entry.Completion.ConfigureAwait(false);
        run.Doubled(most - 1, $"{most} are inside at once");
        var skipped = (await schedule.SnapshotAsync().ConfigureAwait(false)).Skipped;
        if (skipped > 0) run.Told($"it does not overlap itself; {skipped} runs are left out, and counted");
    }

    public static async Task StopsAsync(FailureRun run, ISchedule schedule)
    {
        var entry = await schedule.EnterAsync(Hour, () => { }).ConfigureAwait(false);
        var wait = schedule.WaitUntilEmptyAsync(run.Cancellation).AsTask();
        await schedule.SnapshotAsync().ConfigureAwait(false);
        await schedule.DisposeAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => schedule.EnterAsync(Hour, () => { }).AsTask()).ConfigureAwait(false);
        if (await entry.Completion.ConfigureAwait(false) is EntryOutcome.Dropped) run.Told("what was pending ends as dropped");
    }
}
