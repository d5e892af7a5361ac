namespace ActorConcurrency.Comparison;

/// <summary>The failures of the ticker with <c>lock</c>, whose listeners are threads.</summary>
internal static class LockTickerFailures
{
    private const int Ticks = 3;

    /// <summary>A listener never comes back from its first tick. That is its thread's affair: the others hear the ticks.</summary>
    public static async Task OneHangsAsync(FailureRun run)
    {
        var ticker = Start();
        BlockingCall.Start("hanging", () =>
        {
            ticker.WaitAfter(0);
            Thread.Sleep(Timeout.Infinite);
        });
        var other = BlockingCall.Start("other", () => ticker.WaitAfter(Ticks - 1));
        run.FaultNow();
        await other.Done.ConfigureAwait(false);
        run.Recovered($"the other listener hears {Ticks} ticks");
    }

    public static Task StartsTwiceAsync(FailureRun run)
    {
        if (Start().Start()) run.Doubled(1, "a second start is carried out");
        else run.Told("the second start says that it ticks already");
        return Task.CompletedTask;
    }

    /// <summary>A listener stops the ticker from inside its tick.</summary>
    public static async Task ReEntersAsync(FailureRun run)
    {
        var ticker = Start();
        await BlockingCall.Start("the listener", () =>
        {
            ticker.WaitAfter(0);
            ticker.Stop();
        }).Done.ConfigureAwait(false);
        if (ticker.Start()) run.Saw("it stops");
        else run.Stranded(1, "it ticks on");
    }

    /// <summary>The listener is away for some ticks.</summary>
    public static async Task IsSlowAsync(FailureRun run)
    {
        var ticker = Start();
        await BlockingCall.Start("who waits", () => ticker.WaitAfter(Ticks - 1)).Done.ConfigureAwait(false);
        var heard = ticker.WaitAfter(0);
        if (heard > 1) run.Told($"the tick that comes is number {heard}: the listener sees that it has missed {heard - 1}");
    }

    public static Task StarvesAsync(FailureRun run)
    {
        var ticker = new LockTicker(TickerFailures.Period);
        return StarvedPool.RunAsync(run, _ => ticker.WaitAfter(0), () => ticker.Start());
    }

    public static async Task StopsAsync(FailureRun run)
    {
        var ticker = Start();
        var waiting = BlockingCall.Start("who waits", () => ticker.WaitAfter(long.MaxValue - 1));
        await waiting.IsBlockedAsync().ConfigureAwait(false);
        ticker.Stop();
        if (await waiting.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "who waits is never told: 1 waits for ever");
    }

    private static LockTicker Start()
    {
        var ticker = new LockTicker(TickerFailures.Period);
        ticker.Start();
        return ticker;
    }
}
