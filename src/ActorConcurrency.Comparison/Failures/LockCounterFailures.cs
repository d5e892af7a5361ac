namespace ActorConcurrency.Comparison;

/// <summary>The failures of the counter with <c>lock</c>.</summary>
internal static class LockCounterFailures
{
    public static async Task ThrowsAsync(FailureRun run)
    {
        var counter = new LockCounter();
        await BlockingCall.Start("the worker", () => counter.Add(1, () => throw new InvalidOperationException("it fails inside"))).Done
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        run.FaultNow();
        await BlockingCall.Start("the next one", () => counter.Add(1)).Done.ConfigureAwait(false);
        run.Recovered("the next one changes it");
        run.Lost(1 - counter.Value, $"the value is {counter.Value}, not 1");
    }

    public static async Task IsCheckedAsync(FailureRun run)
    {
        var counter = new LockCounter();
        counter.Add(long.MaxValue);
        await HoldingFailures.TellsAsync(run, "the change is refused", () => Task.Run(() => counter.Add(1))).ConfigureAwait(false);
        run.Lost(counter.Value == long.MaxValue ? 0 : 1, "the value has changed");
    }
}
