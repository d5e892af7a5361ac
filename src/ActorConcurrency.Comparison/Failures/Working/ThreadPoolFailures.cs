using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of Python's pool of threads.</summary>
internal static class ThreadPoolFailures
{
    public static async Task ThrowsAsync(FailureRun run)
    {
        var pool = new PythonThreadPool(1);
        var failing = pool.Submit<int>(() => throw new InvalidOperationException("a call fails"));
        run.FaultNow();
        if (await Off(() => pool.Submit(() => 1).Result()).ConfigureAwait(false) == 1) run.Recovered("the next call runs");
        if (await Off(() => failing.Exception()).ConfigureAwait(false) is { } failure) run.Told($"its future has what it threw, if somebody asks: {failure.Message}");
        pool.Shutdown(wait: false);
    }

    public static async Task HangsAsync(FailureRun run)
    {
        using var never = new ManualResetEventSlim();
        using var hangs = new ManualResetEventSlim();
        var pool = new PythonThreadPool(1);
        var hanging = pool.Submit(() =>
        {
            hangs.Set();
            never.Wait(run.Cancellation);
            return 1;
        });
        hangs.Wait(run.Cancellation);
        var behind = pool.Submit(() => 1);
        run.Stranded(hanging.Cancel() || behind.Done() ? 0 : 1, "what is queued behind it waits, and the call that hangs cannot be cancelled");
        pool.Shutdown(wait: false, cancelFutures: true);
        never.Set();
        await Off(() => hanging.Result()).ConfigureAwait(false);
    }

    public static async Task FinishesTwiceAsync(FailureRun run)
    {
        var pool = new PythonThreadPool(1);
        var future = pool.Submit(() => 1);
        await Off(() => future.Result()).ConfigureAwait(false);
        try
        {
            future.SetResult(2);
            run.Doubled(1, "it has two results");
        }
        catch (InvalidOperationException refusal)
        {
            run.Told($"the second result is refused: {refusal.Message}");
        }

        pool.Shutdown(wait: false);
    }

    /// <summary>A call waits for a call of the same pool, which has one thread.</summary>
    public static async Task ReEntersAsync(FailureRun run)
    {
        var pool = new PythonThreadPool(1);
        var outer = pool.Submit(() => pool.Submit(() => 1).Result(ExecutorFailures.Patience.TotalSeconds));
        if (await Off(() => outer.Exception()).ConfigureAwait(false) is TimeoutException) run.Hung("the inner call waits for the thread of the outer one, which waits for it");
        pool.Shutdown(wait: false);
    }

    public static Task StopsAsync(FailureRun run)
    {
        var pool = new PythonThreadPool(1);
        pool.Shutdown(wait: false);
        try
        {
            pool.Submit(() => 1);
        }
        catch (InvalidOperationException refusal)
        {
            run.Told($"who comes later is told: {refusal.Message}");
        }

        return Task.CompletedTask;
    }

    private static Task<T> Off<T>(Func<T> call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
