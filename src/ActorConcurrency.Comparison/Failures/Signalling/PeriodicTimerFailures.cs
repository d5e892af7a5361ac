using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of the bare <see cref="PeriodicTimer"/>, as its documentation shows it: a loop that calls whoever listens.</summary>
internal static class PeriodicTimerFailures
{
    private const int Periods = 3;

    /// <summary>The first of two handlers fails at its first tick.</summary>
    public static async Task OneFailsAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(TickerFailures.Period);
        var heard = 0;
        var loop = LoopAsync(timer, run.Cancellation, () => throw new InvalidOperationException("a handler fails"), () => Task.FromResult(heard++));
        await HoldingFailures.TellsAsync(run, "who awaits the loop is told", () => loop).ConfigureAwait(false);
        run.Stranded(heard == 0 && loop.IsCompleted ? 1 : 0, $"the loop has ended: the other handler hears {heard} ticks, and no more");
    }

    /// <summary>The first of two handlers never comes back.</summary>
    public static async Task OneHangsAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(TickerFailures.Period);
        var heard = 0;
        var isInside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = LoopAsync(timer, run.Cancellation, () =>
        {
            isInside.TrySetResult();
            return Task.Delay(Timeout.Infinite, run.Cancellation);
        }, () => Task.FromResult(heard++));
        await isInside.Task.ConfigureAwait(false);
        var before = heard;
        await Task.Delay(Periods * TickerFailures.Period, run.Cancellation).ConfigureAwait(false);
        run.Stranded(heard == before ? 1 : 0, $"the loop waits for it for ever: the other handler hears {heard} ticks");
    }

    public static async Task CancelsAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(TickerFailures.Period);
        using var cancel = new CancellationTokenSource();
        var wait = timer.WaitForNextTickAsync(cancel.Token).AsTask();
        await cancel.CancelAsync().ConfigureAwait(false);
        await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
        if (await timer.WaitForNextTickAsync(run.Cancellation).ConfigureAwait(false)) run.Saw("who waits next hears the next tick");
    }

    public static async Task WaitsTwiceAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        var first = timer.WaitForNextTickAsync(run.Cancellation);
        await HoldingFailures.TellsAsync(run, "a second waiter is refused", () => timer.WaitForNextTickAsync(run.Cancellation).AsTask()).ConfigureAwait(false);
        timer.Dispose();
        await first.ConfigureAwait(false);
    }

    /// <summary>The loop ends its own timer.</summary>
    public static async Task ReEntersAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(TickerFailures.Period);
        await LoopAsync(timer, run.Cancellation, () =>
        {
            timer.Dispose();
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        run.Saw("the loop ends");
    }

    public static async Task IsSlowAsync(FailureRun run)
    {
        using var timer = new PeriodicTimer(TickerFailures.Period);
        var since = Stopwatch.GetTimestamp();
        await Task.Delay(TickerFailures.Period * (Periods + 0.5), run.Cancellation).ConfigureAwait(false);
        var due = (long)(Stopwatch.GetElapsedTime(since) / TickerFailures.Period);
        await timer.WaitForNextTickAsync(run.Cancellation).ConfigureAwait(false);
        run.Lost(due - 1, $"{due} were due, 1 comes, and it does not say that others went by");
    }

    public static async Task StopsAsync(FailureRun run)
    {
        var timer = new PeriodicTimer(Timeout.InfiniteTimeSpan);
        var wait = timer.WaitForNextTickAsync(run.Cancellation);
        timer.Dispose();
        if (!await wait.ConfigureAwait(false)) run.Told("who waits is told, by false");
        if (!await timer.WaitForNextTickAsync(run.Cancellation).ConfigureAwait(false)) run.Told("who comes later is told, by false");
    }

    public static Task StarvesAsync(FailureRun run) =>
        StarvedPool.RunAsync(run, _ => new PeriodicTimer(TickerFailures.Period).WaitForNextTickAsync().AsTask().GetAwaiter().GetResult(), () => { });

    private static async Task LoopAsync(PeriodicTimer timer, CancellationToken cancellation, params Func<Task>[] handlers)
    {
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            foreach (var handler in handlers) await handler().ConfigureAwait(false);
    }
}
