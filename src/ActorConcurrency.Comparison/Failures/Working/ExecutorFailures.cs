namespace ActorConcurrency.Comparison;

/// <summary>The failures of an executor with one worker and room for one more, by the contract of the .NET twin and the actor.</summary>
internal static class ExecutorFailures
{
    private const int Waiters = 1000;
    private const int Races = 200;

    /// <summary>How long one waits for what never comes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static async Task ThrowsAsync(FailureRun run, IExecutor executor)
    {
        var failing = await executor.SubmitAsync(_ => throw new InvalidOperationException("work fails")).ConfigureAwait(false);
        run.FaultNow();
        if (await executor.RunAsync(_ => 1).ConfigureAwait(false) == 1) run.Recovered("the next piece of work runs");
        await new[] { failing }.WaitAsync().ConfigureAwait(false);
        if (failing.Task.Exception?.InnerException is { } failure) run.Told($"its task has what it threw, and the snapshot counts it: {failure.Message}");
    }

    public static async Task HangsAsync(FailureRun run, IExecutor executor)
    {
        var hangs = await OccupyAsync(executor).ConfigureAwait(false);
        await executor.SubmitAsync(_ => 1).ConfigureAwait(false);
        var snapshot = await executor.SnapshotAsync().ConfigureAwait(false);
        run.Stranded(snapshot.Queued.Length, $"what is queued behind it waits, and the snapshot says so: {snapshot}");
        hangs.Cancel();
        await executor.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Many wait for room, and give up at once.</summary>
    public static async Task CancelsAsync(FailureRun run, IExecutor executor)
    {
        var hangs = await OccupyAsync(executor).ConfigureAwait(false);
        await executor.SubmitAsync(_ => 1).ConfigureAwait(false);
        using var cancel = new CancellationTokenSource();
        var ran = 0;
        var waits = Enumerable.Range(0, Waiters).Select(_ => executor.SubmitAsync(_ => Interlocked.Increment(ref ran), null, cancel.Token).AsTask()).ToArray();
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await ((Task)wait).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        run.Recovered($"all {Waiters} waits have ended");
        hangs.Cancel();
        await executor.RunAsync(_ => 1).ConfigureAwait(false);
        run.Doubled(ran, $"{ran} that were given up have run");
    }

    /// <summary>Work is cancelled at the moment at which it begins.</summary>
    public static async Task RacesAsync(FailureRun run, IExecutor executor)
    {
        var (wrong, cancelled) = (0, 0);
        for (var race = 0; race < Races; race++)
        {
            var ran = 0;
            var execution = await executor.SubmitAsync(_ => Interlocked.Increment(ref ran)).ConfigureAwait(false);
            var wasPending = execution.Cancel();
            await ((Task)execution.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (wasPending) cancelled++;
            if (wasPending == (ran > 0)) wrong++;
            run.Progress();
        }

        run.Lost(wrong, $"of {Races} that were cancelled at their begin {wrong} have run though they were cancelled, or neither");
        run.Saw($"of {Races} that were cancelled at their begin each has run or was cancelled: {cancelled} in time");
    }

    public static async Task CancelsTwiceAsync(FailureRun run, IExecutor executor)
    {
        var hangs = await OccupyAsync(executor).ConfigureAwait(false);
        var execution = await executor.SubmitAsync(_ => 1).ConfigureAwait(false);
        execution.Cancel();
        if (execution.Cancel()) run.Doubled(1, "it is cancelled twice");
        else run.Told("the second cancel says that it was not pending");
        hangs.Cancel();
    }

    /// <summary>Work waits for work of the same executor.</summary>
    public static async Task ReEntersAsync(FailureRun run, IExecutor executor)
    {
        var outer = await executor.SubmitAsync(async token =>
        {
            var inner = await executor.SubmitAsync(_ => 1, cancellationToken: token).ConfigureAwait(false);
            return await inner.Task.WaitAsync(Patience, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await new[] { outer }.WaitAsync().ConfigureAwait(false);
        if (outer.Task.Exception?.InnerException is TimeoutException) run.Hung("the inner work waits for the worker of the outer one, which waits for it");
    }

    public static async Task OverflowsAsync(FailureRun run, IExecutor executor)
    {
        var hangs = await OccupyAsync(executor).ConfigureAwait(false);
        await executor.SubmitAsync(_ => 1).ConfigureAwait(false);
        if (await executor.TrySubmitAsync(_ => new ValueTask<int>(1), TimeSpan.Zero).ConfigureAwait(false) is null) run.Told("who does not wait for room is refused");
        hangs.Cancel();
    }

    public static async Task StopsAsync(FailureRun run, IExecutor executor)
    {
        var hangs = await OccupyAsync(executor).ConfigureAwait(false);
        var queued = await executor.SubmitAsync(_ => 1).ConfigureAwait(false);
        var waiting = executor.SubmitAsync(_ => 1).AsTask();
        await executor.DisposeAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits for room is told", () => waiting).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => executor.SubmitAsync(_ => 1).AsTask()).ConfigureAwait(false);
        if (queued.State == ExecutionState.Cancelled) run.Told("what was queued ends as cancelled");
        hangs.Cancel();
    }

    // Work that only its token ends.
    private static async Task<IExecution> OccupyAsync(IExecutor executor)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hangs = await executor.SubmitAsync(async token =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await begun.Task.ConfigureAwait(false);
        return hangs;
    }
}
