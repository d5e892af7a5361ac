using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of a countdown, on each side.</summary>
internal static class CountdownFailures
{
    public const int From = 3;

    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    /// <summary>The page's loop body, its print, fails at the second number; whoever joins the thread looks.</summary>
    public static async Task PageThrowsAsync(FailureRun run)
    {
        var counted = 0;
        var countdown = new CountdownTask(_ => FailAtSecond(ref counted), _ => { });
        var thread = countdown.Start(From);
        await BlockingCall.Start("who joins", thread.Join).Done.ConfigureAwait(false);
        run.Lost(From - (counted - 1), $"who joins is told nothing: {counted - 1} of {From} numbers were counted");
    }

    /// <summary>The loop body never comes back, and the flag says that it is to end.</summary>
    public static async Task PageHangsAsync(FailureRun run)
    {
        var isInside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var countdown = new CountdownTask(_ =>
        {
            isInside.TrySetResult();
            Thread.Sleep(Timeout.Infinite);
        });
        var call = BlockingCall.Start("countdown", () => countdown.Run(From));
        await isInside.Task.ConfigureAwait(false);
        countdown.Terminate();
        if (await call.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "nobody looks at the flag: 1 thread stays for ever");
    }

    /// <summary>It is asked to end while it sleeps.</summary>
    public static async Task PageTerminatesAsync(FailureRun run)
    {
        var countdown = new CountdownTask(_ => { });
        var call = BlockingCall.Start("countdown", () => countdown.Run(From));
        await call.IsBlockedAsync().ConfigureAwait(false);
        run.FaultNow();
        countdown.Terminate();
        await call.Done.ConfigureAwait(false);
        run.Recovered("it ends when its sleep is over");
    }

    public static async Task PageTerminatesTwiceAsync(FailureRun run)
    {
        var counted = 0;
        var countdown = new CountdownTask(_ => counted++, _ => { });
        countdown.Terminate();
        await BlockingCall.Start("countdown", () => countdown.Run(From)).Done.ConfigureAwait(false);
        run.Lost(From - counted, $"the flag stays: a later run counts {counted} of {From} numbers, and says nothing");
    }

    /// <summary>The loop as one writes it: <c>Task.Delay</c> with a token.</summary>
    public static async Task LoopAsync(Action<int> print, TimeSpan period, CancellationToken cancellation)
    {
        for (var n = From; n > 0; n--)
        {
            print(n);
            await Task.Delay(period, cancellation).ConfigureAwait(false);
        }
    }

    public static async Task LoopThrowsAsync(FailureRun run)
    {
        var counted = 0;
        await HoldingFailures.TellsAsync(run, "who awaits it is told", () => LoopAsync(_ => FailAtSecond(ref counted), Period, run.Cancellation)).ConfigureAwait(false);
    }

    public static async Task LoopHangsAsync(FailureRun run)
    {
        using var cancel = new CancellationTokenSource();
        var call = BlockingCall.Start("countdown", () => _ = LoopAsync(_ => Thread.Sleep(Timeout.Infinite), Period, cancel.Token));
        await cancel.CancelAsync().ConfigureAwait(false);
        if (await call.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "nobody looks at the token: 1 thread stays for ever");
    }

    public static async Task LoopTerminatesAsync(FailureRun run)
    {
        using var cancel = new CancellationTokenSource();
        var loop = LoopAsync(_ => { }, Long, cancel.Token);
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        await HoldingFailures.IsGrantedAsync(loop).ConfigureAwait(false);
        run.Recovered("it ends at once");
    }

    public static async Task LoopTerminatesTwiceAsync(FailureRun run)
    {
        using var cancel = new CancellationTokenSource();
        var loop = LoopAsync(_ => { }, Long, cancel.Token);
        await cancel.CancelAsync().ConfigureAwait(false);
        await cancel.CancelAsync().ConfigureAwait(false);
        await HoldingFailures.IsGrantedAsync(loop).ConfigureAwait(false);
        var counted = 0;
        await LoopAsync(_ => counted++, TimeSpan.Zero, run.Cancellation).ConfigureAwait(false);
        run.Lost(From - counted, $"a later run counts {counted} of {From} numbers");
        run.Saw("a later run, with a token of its own, counts all");
    }

    private static void FailAtSecond(ref int counted)
    {
        if (++counted == 2) throw new InvalidOperationException("it fails at work");
    }
}
