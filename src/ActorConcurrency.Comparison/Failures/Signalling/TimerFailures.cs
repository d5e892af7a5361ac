namespace ActorConcurrency.Comparison;

/// <summary>The failures of <see cref="System.Threading.Timer"/>.</summary>
internal static class TimerFailures
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    /// <summary>One callback does not come back; another timer is due after it.</summary>
    public static async Task HangsAsync(FailureRun run)
    {
        using var never = new ManualResetEventSlim();
        var (hangs, ran) = (NewSignal(), NewSignal());
        await using var hanging = new System.Threading.Timer(
            _ =>
            {
                hangs.TrySetResult();
                never.Wait(run.Cancellation);
            },
            null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await hangs.Task.ConfigureAwait(false);
        run.FaultNow();
        await using (new System.Threading.Timer(_ => ran.TrySetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan))
            await ran.Task.ConfigureAwait(false);
        run.Recovered("another timer's callback runs");
        never.Set();
    }

    public static async Task DisposesTwiceAsync(FailureRun run)
    {
        var timer = new System.Threading.Timer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await timer.DisposeAsync().ConfigureAwait(false);
        await timer.DisposeAsync().ConfigureAwait(false);
        run.Saw("the second disposal does nothing, and says nothing");
    }

    public static async Task ReEntersAsync(FailureRun run)
    {
        var (made, done) = (NewSignal(), NewSignal());
        System.Threading.Timer timer = null!;
        timer = new System.Threading.Timer(_ =>
        {
            made.Task.Wait(run.Cancellation);
            timer.Dispose();
            done.TrySetResult();
        });
        made.TrySetResult();
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await done.Task.ConfigureAwait(false);
        run.Saw("a callback disposes of its own timer");
    }

    /// <summary>The callback is longer than the period.</summary>
    public static async Task IsSlowAsync(FailureRun run)
    {
        using var gate = new ManualResetEventSlim();
        var (two, inside) = (NewSignal(), 0);
        var timer = new System.Threading.Timer(_ =>
        {
            // Later ones do not wait: the timer would go on until the pool had no thread left.
            var number = Interlocked.Increment(ref inside);
            if (number == 2) two.TrySetResult();
            if (number <= 2) gate.Wait(run.Cancellation);
        });
        timer.Change(TimeSpan.Zero, Period);
        await two.Task.ConfigureAwait(false);
        run.Doubled(1, "the second callback begins before the first has ended: two are inside");
        gate.Set();
        // Waits for the callbacks.
        await timer.DisposeAsync().ConfigureAwait(false);
    }

    public static Task StopsAsync(FailureRun run)
    {
        var timer = new System.Threading.Timer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        try
        {
            if (timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan)) run.Lost(1, "it is armed, as if nothing had happened");
            else run.Told("who arms it later is told that it is not armed");
        }
        catch (ObjectDisposedException)
        {
            run.Told("who arms it later is told that it was disposed of");
        }

        return Task.CompletedTask;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
