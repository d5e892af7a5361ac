using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of Python's scheduler.</summary>
internal static class PageScheduleFailures
{
    public static async Task ThrowsAsync(FailureRun run)
    {
        var scheduler = new PythonScheduler();
        scheduler.Enter(TimeSpan.Zero, 1, () => throw new InvalidOperationException("an action fails"));
        scheduler.Enter(TimeSpan.Zero, 2, () => { });
        await BlockingCall.Start("scheduler", () => scheduler.Run()).Done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        run.Stranded(scheduler.Queue.Length, $"run() has ended; {scheduler.Queue.Length} stays in the queue, and nobody runs it");
    }

    public static async Task HangsAsync(FailureRun run)
    {
        using var never = new ManualResetEventSlim();
        var scheduler = new PythonScheduler();
        scheduler.Enter(TimeSpan.Zero, 1, () => never.Wait(run.Cancellation));
        scheduler.Enter(TimeSpan.Zero, 2, () => { });
        var running = BlockingCall.Start("scheduler", () => scheduler.Run());
        if (await running.IsBlockedAsync().ConfigureAwait(false)) run.Hung("run() does not come back, and nothing else that is due runs");
        never.Set();
    }

    public static Task CancelsTwiceAsync(FailureRun run)
    {
        var scheduler = new PythonScheduler();
        var entered = scheduler.Enter(TimeSpan.FromHours(1), 1, () => { });
        scheduler.Cancel(entered);
        try
        {
            scheduler.Cancel(entered);
        }
        catch (ArgumentException refusal)
        {
            run.Told($"the second cancel fails: {refusal.Message}");
        }

        return Task.CompletedTask;
    }

    public static async Task ReEntersAsync(FailureRun run)
    {
        var (scheduler, ran) = (new PythonScheduler(), 0);
        scheduler.Enter(TimeSpan.Zero, 1, () => scheduler.Enter(TimeSpan.Zero, 1, () => ran++));
        await BlockingCall.Start("scheduler", () => scheduler.Run()).Done.ConfigureAwait(false);
        run.Lost(1 - ran, "what an action enters does not run");
        run.Saw("what an action enters runs");
    }
}
