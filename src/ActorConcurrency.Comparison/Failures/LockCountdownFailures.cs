namespace ActorConcurrency.Comparison;

/// <summary>The failures of the countdown with <c>lock</c>.</summary>
internal static class LockCountdownFailures
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    /// <summary>The loop body never comes back, and the countdown is asked to end.</summary>
    public static async Task HangsAsync(FailureRun run)
    {
        var isInside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var countdown = new LockCountdown(
            _ =>
            {
                isInside.TrySetResult();
                Thread.Sleep(Timeout.Infinite);
            },
            CountdownFailures.Period);
        var thread = countdown.Start(CountdownFailures.From);
        await isInside.Task.ConfigureAwait(false);
        countdown.Stop();
        if (await BlockingCall.Start("who joins", thread.Join).IsBlockedAsync().ConfigureAwait(false))
            run.Stranded(1, "nobody looks whether it is to stop: 1 thread stays for ever");
    }

    /// <summary>It is asked to end in its pause.</summary>
    public static async Task StopsAsync(FailureRun run)
    {
        var countdown = new LockCountdown(_ => { }, Long);
        var thread = countdown.Start(CountdownFailures.From);
        countdown.AwaitStart();
        run.FaultNow();
        countdown.Stop();
        await BlockingCall.Start("who joins", thread.Join).Done.ConfigureAwait(false);
        run.Recovered("it ends at once");
    }

    public static async Task StopsTwiceAsync(FailureRun run)
    {
        var counted = 0;
        var countdown = new LockCountdown(_ => counted++, TimeSpan.Zero);
        countdown.Stop();
        countdown.Stop();
        await BlockingCall.Start("who joins", countdown.Start(CountdownFailures.From).Join).Done.ConfigureAwait(false);
        run.Lost(CountdownFailures.From - counted, $"a later run counts {counted} of {CountdownFailures.From} numbers");
        run.Saw("a later run counts all");
    }
}
