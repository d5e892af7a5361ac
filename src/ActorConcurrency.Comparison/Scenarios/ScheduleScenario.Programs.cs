using System.Collections.Concurrent;
using ActorConcurrency.Locks;
using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <content>The programs of the page's questions. Time is passed by hand.</content>
internal sealed partial class ScheduleScenario
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // The sleep is a gate: it ends when the hour has passed.
    private static void SleepTooLong(Trial trial)
    {
        using var asleep = new ManualResetEventSlim();
        using var passed = new ManualResetEventSlim();
        var now = TimeSpan.Zero;
        var at = new List<TimeSpan>();
        var scheduler = new PythonScheduler(() => now, pause =>
        {
            if (pause == TimeSpan.Zero) return;
            asleep.Set();
            passed.Wait(trial.Cancellation);
        });
        scheduler.Enter(Hour, 1, () => at.Add(now));
        var runner = PythonThread.Create(() => scheduler.Run(), "scheduler");
        runner.Start();
        asleep.Wait(trial.Cancellation);

        scheduler.Enter(Minute, 1, () => at.Add(now));
        now = Minute;
        trial.Observe("after a minute", $"{at.Count} have run");
        now = Hour;
        passed.Set();
        runner.Join();

        var late = at[0] - Minute;
        trial.Say($"It is due in a minute and runs {Quantities.Duration(late)} late.");
        if (late > TimeSpan.Zero) trial.Show(Oversleeps, $"it comes {Quantities.Duration(late)} late");
    }

    private static async Task TimersInOrderAsync(Trial trial)
    {
        var time = new FakeTimeProvider();
        var order = new ConcurrentQueue<string>();
        await using var late = time.CreateTimer(_ => order.Enqueue("hour"), null, Hour, Timeout.InfiniteTimeSpan);
        await using var early = time.CreateTimer(_ => order.Enqueue("minute"), null, Minute, Timeout.InfiniteTimeSpan);

        time.Advance(Minute);
        trial.Observe("after a minute", $"{order.Count} have run");
        time.Advance(Hour);

        CheckOrder(trial, order);
    }

    private static async Task EarlierFirstAsync(Trial trial, Starter start)
    {
        var time = new FakeTimeProvider();
        var order = new ConcurrentQueue<string>();
        await using var schedule = start(time);
        var late = await schedule.EnterAsync(Hour, () => order.Enqueue("hour"), null, trial.Cancellation);
        var early = await schedule.EnterAsync(Minute, () => order.Enqueue("minute"), null, trial.Cancellation);

        time.Advance(Minute);
        await early.Completion.WaitAsync(trial.Cancellation);
        trial.Observe("after a minute", $"{order.Count} have run");
        time.Advance(Hour);
        await late.Completion.WaitAsync(trial.Cancellation);

        CheckOrder(trial, order);
    }

    private static void CheckOrder(Trial trial, IEnumerable<string> order)
    {
        var text = string.Join(", ", order);
        trial.Say(text);
        trial.Require(InTime, text == "minute, hour", $"the order is {text}");
    }

    private static void FailInRun(Trial trial)
    {
        var ran = 0;
        var scheduler = new PythonScheduler(delay: _ => { });
        scheduler.Enter(TimeSpan.Zero, 1, () => throw new InvalidOperationException("the first fails"));
        for (var entry = 1; entry < Entries; entry++) scheduler.Enter(TimeSpan.Zero, 1 + entry, () => ran++);

        try
        {
            scheduler.Run();
        }
        catch (InvalidOperationException failure)
        {
            trial.Say($"run() ends: {failure.Message}");
        }

        trial.Observe("ran", $"{ran} of {Entries - 1}");
        trial.Observe("left in the queue", scheduler.Queue.Length);
        if (ran < Entries - 1) trial.Show(FailureEndsAll, $"{scheduler.Queue.Length} stay in the queue");
    }

    private static async Task FailAloneAsync(Trial trial, Starter start)
    {
        var ran = 0;
        await using var schedule = start(TimeProvider.System);
        var failing = await schedule.EnterAsync(TimeSpan.Zero, () => throw new InvalidOperationException("the first fails"), null, trial.Cancellation);
        for (var entry = 1; entry < Entries; entry++)
            await schedule.EnterAsync(TimeSpan.Zero, () => { Interlocked.Increment(ref ran); }, null, trial.Cancellation);
        await schedule.WaitUntilEmptyAsync(trial.Cancellation);

        trial.Say($"The first entry: {((await failing.Completion) as EntryOutcome.Failed)?.Message ?? "nothing is known of it"}");
        trial.Observe("ran", $"{ran} of {Entries - 1}");
        trial.Require(OthersRun, ran == Entries - 1, $"{ran} of the {Entries - 1} others have run");
    }
}
