namespace ActorConcurrency.Comparison;

/// <summary>The failures of <see cref="Task.Run(Action)"/>.</summary>
internal static class TaskRunFailures
{
    public static async Task ThrowsAsync(FailureRun run)
    {
        var failing = Task.Run(() => throw new InvalidOperationException("a call fails"));
        run.FaultNow();
        if (await Task.Run(() => 1).ConfigureAwait(false) == 1) run.Recovered("the next call runs");
        await failing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (failing.Exception?.InnerException is { } failure) run.Told($"its task has what it threw, if somebody asks: {failure.Message}");
    }

    public static async Task HangsAsync(FailureRun run)
    {
        using var never = new ManualResetEventSlim();
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hanging = Task.Run(() =>
        {
            hangs.TrySetResult();
            never.Wait(run.Cancellation);
        });
        await hangs.Task.ConfigureAwait(false);
        run.FaultNow();
        await Task.Run(() => { }).ConfigureAwait(false);
        run.Recovered("another call runs, on another thread");
        never.Set();
        await hanging.ConfigureAwait(false);
    }

    public static async Task ReEntersAsync(FailureRun run)
    {
        var inner = await Task.Run(() => Task.Run(() => 1)).ConfigureAwait(false);
        run.Lost(1 - inner, "the inner call has not run");
        run.Saw("the inner call runs");
    }
}
