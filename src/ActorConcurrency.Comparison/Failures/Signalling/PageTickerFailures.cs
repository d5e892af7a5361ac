using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of the page's ticker. A gate ticks, where time is not what is asked about.</summary>
internal static class PageTickerFailures
{
    /// <summary>What a listener does is its thread's affair: the others hear the tick.</summary>
    public static async Task OneFailsAsync(FailureRun run, Action failure)
    {
        var ticker = new ConditionTicker(TickerFailures.Period);
        var failing = BlockingCall.Start("failing", () =>
        {
            ticker.WaitForTick();
            failure();
        });
        var other = BlockingCall.Start("other", ticker.WaitForTick);
        while (ticker.Waiting < 2) await Task.Delay(1, run.Cancellation).ConfigureAwait(false);
        run.FaultNow();
        ticker.Tick();
        await other.Done.ConfigureAwait(false);
        run.Recovered("the other listener hears the tick");
        await failing.IsBlockedAsync().ConfigureAwait(false);
    }

    public static async Task StartsTwiceAsync(FailureRun run)
    {
        var sleeping = 0;
        var ticker = new ConditionTicker(TickerFailures.Period, _ =>
        {
            Interlocked.Increment(ref sleeping);
            Thread.Sleep(Timeout.Infinite);
        });
        ticker.Start();
        ticker.Start();
        while (Volatile.Read(ref sleeping) < 2) await Task.Delay(1, run.Cancellation).ConfigureAwait(false);
        run.Doubled(sleeping - 1, $"{sleeping} threads tick: the rate is {sleeping} times what it should be");
    }

    /// <summary>Two ticks come before a woken waiter has the lock again.</summary>
    public static async Task IsSlowAsync(FailureRun run)
    {
        var ticker = new ConditionTicker(TickerFailures.Period);
        var waiter = BlockingCall.Start("waiter", ticker.WaitForTick);
        while (ticker.Waiting < 1) await Task.Delay(1, run.Cancellation).ConfigureAwait(false);
        Twice(ticker);
        // It gives its lock up in its sleep only: when it can be asked, it has looked.
        while (ticker.Waiting == 1 && !await waiter.IsBlockedAsync().ConfigureAwait(false)) { }
        run.Lost(ticker.Waiting == 1 ? 2 : 0, "of 2 ticks the second cancels the first out: the waiter sleeps on");
    }

    public static Task StarvesAsync(FailureRun run)
    {
        var ticker = new ConditionTicker(TickerFailures.Period);
        return StarvedPool.RunAsync(run, _ => ticker.WaitForTick(), ticker.Tick);
    }

    private static void Twice(ConditionTicker ticker)
    {
        using var held = ticker.Hold();
        ticker.Tick();
        ticker.Tick();
    }
}
