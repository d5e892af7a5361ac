using ActorConcurrency.Locks;
using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <content>What .NET's timers leave to their user.</content>
internal sealed partial class ScheduleScenario
{
    private static Experiment LateCancel => new()
    {
        Name = "late-cancel",
        Title = "is what was cancelled really cancelled?",
        Kind = ExperimentKind.Deciding,
        Participants = 2,
        Operations = "a timer is due; its callback has been started, and is held before its first effect; another cancels the timer, and then the callback goes on",
        Invariant = Cancelled,
        Faults = [RunsAfterCancel],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonTimer>(CancelThread).Showing(RunsAfterCancel),
            Contender.DotNet<System.Threading.Timer>(DisposeTimerAsync).Showing(RunsAfterCancel),
            .. Successors(CancelEntryAsync),
        ],
    };

    private static Experiment Overlapping => new()
    {
        Name = "overlap",
        Title = "what if an action is longer than its period?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = "it runs every period, and its first run does not end before its third is due. Time is passed by hand but for the .NET timer's, which ticks each 10 ms",
        Invariant = OneAtATime,
        Faults = [Overlaps],
        Contenders = [Contender.DotNet<System.Threading.Timer>(OverlapAsync).Showing(Overlaps), .. Successors(WaitForItselfAsync)],
    };

    private static Experiment WallClock => new()
    {
        Name = "wall-clock",
        Title = "what if the wall clock is set back?",
        Kind = ExperimentKind.Further,
        Participants = 1,
        Operations = "something is due at 12 o'clock, in an hour; the clock is set back by half an hour, and an hour passes. Time is passed by hand",
        Invariant = ByTheClock,
        Faults = [TooEarly],
        Contenders = [Contender.DotNet<Task>(DelayUntilAsync).Showing(TooEarly), .. Successors(RunAtAsync)],
    };

    private static void CancelThread(Trial trial)
    {
        using var atGate = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var ran = false;
        var timer = new PythonTimer(Hour, () => ran = true, wait: _ => true, beforeCall: () =>
        {
            atGate.Set();
            gate.Wait(trial.Cancellation);
        });
        timer.Start();
        atGate.Wait(trial.Cancellation);

        timer.Cancel();
        gate.Set();
        timer.Thread.Join();

        Judge(trial, told: "nothing", ran);
    }

    private static async Task DisposeTimerAsync(Trial trial)
    {
        var (atGate, gate, ended) = (NewSignal(), new ManualResetEventSlim(), NewSignal());
        var ran = false;
        var timer = new System.Threading.Timer(_ =>
        {
            atGate.TrySetResult();
            gate.Wait(trial.Cancellation);
            ran = true;
            ended.TrySetResult();
        });
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await atGate.Task.WaitAsync(trial.Cancellation);

        timer.Dispose();
        gate.Set();
        await ended.Task.WaitAsync(trial.Cancellation);
        gate.Dispose();

        Judge(trial, told: "nothing", ran);
    }

    private static async Task CancelEntryAsync(Trial trial, Starter start)
    {
        var (atGate, gate) = (NewSignal(), NewSignal());
        var ran = false;
        await using var schedule = start(TimeProvider.System);
        var entry = await schedule.EnterAsync(
            TimeSpan.Zero,
            async _ =>
            {
                atGate.TrySetResult();
                await gate.Task;
                ran = true;
            },
            null, trial.Cancellation);
        await atGate.Task.WaitAsync(trial.Cancellation);

        var wasPending = await entry.CancelAsync(trial.Cancellation);
        gate.TrySetResult();
        await entry.Completion.WaitAsync(trial.Cancellation);

        Judge(trial, wasPending ? "it was pending" : "it has begun", ran);
    }

    private static void Judge(Trial trial, string told, bool ran)
    {
        trial.Say($"The cancel tells: {told}. The callback {(ran ? "runs" : "does not run")}.");
        trial.Observe("the cancel tells", told);
        if (ran && told != "it has begun") trial.Show(RunsAfterCancel, $"it runs after the cancel, which tells: {told}");
    }

    private static async Task OverlapAsync(Trial trial)
    {
        var (two, gate) = (NewSignal(), new ManualResetEventSlim());
        var inside = 0;
        var timer = new System.Threading.Timer(_ =>
        {
            // Later ones do not wait: the timer would go on until the pool had no thread left.
            var number = Interlocked.Increment(ref inside);
            if (number == 2) two.TrySetResult();
            if (number <= 2) gate.Wait(trial.Cancellation);
        });
        timer.Change(TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
        await two.Task.WaitAsync(trial.Cancellation);
        gate.Set();
        await timer.DisposeAsync();

        trial.Say("Two callbacks of one timer run at the same time.");
        trial.Show(Overlaps, "its second callback begins before the first has ended");
    }

    private static async Task WaitForItselfAsync(Trial trial, Starter start)
    {
        var time = new FakeTimeProvider();
        var (atGate, gate) = (NewSignal(), NewSignal());
        var (inside, most) = (0, 0);
        await using var schedule = start(time);
        var entry = await schedule.EnterAsync(
            TimeSpan.Zero,
            async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                atGate.TrySetResult();
                await gate.Task;
                Interlocked.Decrement(ref inside);
            },
            new(Repetition: new(Minute, MaxRuns: 2)), trial.Cancellation);
        await atGate.Task.WaitAsync(trial.Cancellation);
        time.Advance(2 * Minute);
        var held = await schedule.SnapshotAsync(trial.Cancellation);
        gate.TrySetResult();
        await entry.Completion.WaitAsync(trial.Cancellation);

        trial.Say($"{held.Running.Length} runs, and the next waits for it.");
        trial.Observe("skipped", (await schedule.SnapshotAsync(trial.Cancellation)).Skipped);
        trial.Require(OneAtATime, most == 1, $"{most} ran at once");
    }

    private static async Task DelayUntilAsync(Trial trial)
    {
        var time = new SettableClock();
        var due = time.GetUtcNow() + Hour;
        var delay = Task.Delay(due - time.GetUtcNow(), time, trial.Cancellation);
        time.SetAhead(-Hour / 2);
        time.Advance(Hour);
        await delay;

        Tell(trial, due - time.GetUtcNow());
    }

    private static async Task RunAtAsync(Trial trial, Starter start)
    {
        var time = new SettableClock();
        var due = time.GetUtcNow() + Hour;
        await using var schedule = start(time);
        var early = TimeSpan.Zero;
        var entry = await schedule.EnterAtAsync(due, () => early = due - time.GetUtcNow(), null, trial.Cancellation);
        time.SetAhead(-Hour / 2);
        time.Advance(Hour);
        await schedule.SnapshotAsync(trial.Cancellation);
        time.Advance(Hour / 2);
        await entry.Completion.WaitAsync(trial.Cancellation);

        Tell(trial, early);
    }

    private static void Tell(Trial trial, TimeSpan early)
    {
        trial.Say(early > TimeSpan.Zero ? $"It runs {Quantities.Duration(early)} before its moment." : "It runs at its moment.");
        if (early > TimeSpan.Zero) trial.Show(TooEarly, $"the clock shows {Quantities.Duration(early)} before the moment");
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
