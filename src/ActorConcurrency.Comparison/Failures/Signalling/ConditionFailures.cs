namespace ActorConcurrency.Comparison;

/// <summary>The failures that only a condition has: code runs inside it.</summary>
internal static class ConditionFailures
{
    /// <summary>How long a handle waits for an actor that does not answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Who holds the lock never gives it back.</summary>
    public static async Task HoldsForEverAsync(FailureRun run, StockGuard guard)
    {
        using var holds = new ManualResetEventSlim();
        BlockingCall.Start("holder", () => guard.Locked(() =>
        {
            holds.Set();
            Thread.Sleep(Timeout.Infinite);
        }));
        holds.Wait(run.Cancellation);
        var next = BlockingCall.Start("next", () => guard.Locked(() => guard.Stock++));
        if (await next.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "the lock is held for ever: 1 waits for ever");
    }

    /// <summary>An update never ends. The next one asks from a thread of its own, for it may block.</summary>
    public static async Task UpdatesForEverAsync(FailureRun run, ICondition<(int Left, long Put)> stock)
    {
        using var runs = new ManualResetEventSlim();
        BlockingCall.Start("holder", () => _ = stock.UpdateAsync(state =>
        {
            runs.Set();
            Thread.Sleep(Timeout.Infinite);
            return state;
        }).AsTask());
        runs.Wait(run.Cancellation);
        run.FaultNow();
        var next = BlockingCall.Start("next", () => stock.ReadAsync().AsTask().GetAwaiter().GetResult());
        await Task.WhenAny(next.Done, Task.Delay(3 * Patience, run.Cancellation)).ConfigureAwait(false);
        if (next.Done.IsCompleted) await HoldingFailures.TellsAsync(run, "who asks next is told that nothing is known", () => next.Done).ConfigureAwait(false);
        run.Stranded(1, "nobody gets at the state any more");
    }

    /// <summary>An update calls the condition that runs it, and waits for it.</summary>
    public static async Task ReEntersAsync(FailureRun run, ICondition<(int Left, long Put)> stock)
    {
        await HoldingFailures.TellsAsync(run, "the call inside is refused", () => stock.UpdateAsync(_ => stock.Update(inner => inner)).AsTask()).ConfigureAwait(false);
        await stock.UpdateAsync(static state => (state.Left + 1, state.Put + 1)).ConfigureAwait(false);
        run.Recovered("the next update is carried out");
    }

    /// <summary>Who holds the lock takes it again.</summary>
    public static async Task TakesAgainAsync(FailureRun run, StockGuard guard)
    {
        var call = BlockingCall.Start("holder", () => guard.Locked(() => guard.Locked(() => guard.Stock++)));
        if (await call.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "it waits for itself");
        else run.Saw("the lock is reentrant; a wait inside gives all of it up");
    }

    /// <summary>Who does not hold the lock gives it back.</summary>
    public static async Task StrangerReleasesAsync(FailureRun run, Action release) =>
        await HoldingFailures.TellsAsync(run, "the stranger is refused", () => BlockingCall.Start("stranger", release).Done).ConfigureAwait(false);
}
