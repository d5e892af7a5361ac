namespace ActorConcurrency.Comparison;

/// <summary>The failures of who signals and who waits: the same program for all sides.</summary>
internal static partial class FlagFailures
{
    private const int Waiters = 1000;
    private const int Signals = 3;

    public static async Task ThrowsAsync(FailureRun run, SignalFlag flag)
    {
        var wait = flag.WaitAsync(run.Cancellation);
        await flag.IsBlockedAsync(wait).ConfigureAwait(false);
        run.FaultNow();
        await flag.FailAsync(new InvalidOperationException("the signaller fails")).ConfigureAwait(false);
        if (!flag.TellsOfFailure && await flag.IsBlockedAsync(wait).ConfigureAwait(false)) run.Stranded(1, "who waits is not told: 1 waits for ever");
        else await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
    }

    /// <summary>Whoever would have signalled is gone, or never comes to it.</summary>
    public static async Task DiesAsync(FailureRun run, SignalFlag flag)
    {
        var wait = flag.WaitAsync(run.Cancellation);
        if (await flag.IsBlockedAsync(wait).ConfigureAwait(false)) run.Stranded(1, "nobody signals: 1 waits for ever");
    }

    public static async Task CancelsWaitingAsync(FailureRun run, SignalFlag flag)
    {
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Waiters).Select(_ => flag.WaitAsync(cancel.Token)).ToArray();
        await flag.IsBlockedAsync(waits[^1]).ConfigureAwait(false);
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
        run.Recovered($"all {Waiters} waits have ended");
        await flag.SetAsync().ConfigureAwait(false);
        await flag.WaitAsync(run.Cancellation).ConfigureAwait(false);
        run.Saw("who comes next passes");
    }

    public static async Task SetsTwiceAsync(FailureRun run, SignalFlag flag)
    {
        await flag.SetAsync().ConfigureAwait(false);
        if (await HoldingFailures.TellsAsync(run, "who sets again is refused", flag.SetAsync).ConfigureAwait(false)) run.Saw("it stays set");
        await flag.WaitAsync(run.Cancellation).ConfigureAwait(false);
    }

    /// <summary>Each waits for the other's signal.</summary>
    public static async Task CrossesAsync(FailureRun run, SignalFlag x, SignalFlag y)
    {
        var (a, b) = (x.WaitAsync(run.Cancellation), y.WaitAsync(run.Cancellation));
        run.Holds("A", "the signal of A");
        run.Holds("B", "the signal of B");
        if (await x.IsBlockedAsync(a).ConfigureAwait(false)) run.IsBlocked("A", "the signal of B");
        if (await y.IsBlockedAsync(b).ConfigureAwait(false)) run.IsBlocked("B", "the signal of A");
    }

    /// <summary>Who passes waits, blocking, for the signaller to come back from its set.</summary>
    public static async Task ReEntersAsync(FailureRun run, SignalFlag flag)
    {
        using var isBack = new ManualResetEventSlim();
        var waiter = WaitAsync();
        await flag.IsBlockedAsync(flag.WaitAsync(run.Cancellation)).ConfigureAwait(false);
        var signaller = BlockingCall.Start("signaller", () =>
        {
            flag.Set();
            isBack.Set();
        });
        run.FaultNow();
        var first = await Task.WhenAny(signaller.Done, SleepsAsync(signaller)).ConfigureAwait(false);
        if (first != signaller.Done)
        {
            run.Holds("the signaller", "its way back");
            run.Holds("the waiter", "the signaller's thread");
            run.IsBlocked("the waiter", "its way back");
            run.IsBlocked("the signaller", "the signaller's thread");
            return;
        }

        await waiter.ConfigureAwait(false);
        run.Recovered("both go on");

        async Task WaitAsync()
        {
            await flag.WaitAsync(run.Cancellation).ConfigureAwait(false);
            isBack.Wait(run.Cancellation);
        }
    }

    /// <summary>Signals come while the waiter is at work.</summary>
    public static async Task IsSlowAsync(FailureRun run, SignalFlag flag)
    {
        for (var n = 0; n < Signals; n++)
        {
            await flag.SetAsync().ConfigureAwait(false);
            await flag.ClearAsync().ConfigureAwait(false);
        }

        if (flag.HasNumbers)
        {
            var latest = await flag.WaitAfterAsync(0).ConfigureAwait(false);
            run.Told($"the waiter comes late and gets number {latest}: it knows of all {Signals}");
            return;
        }

        if (await flag.IsBlockedAsync(flag.WaitAsync(run.Cancellation)).ConfigureAwait(false)) run.Lost(Signals, $"the waiter comes late: {Signals} signals went by, and it cannot know");
    }

    public static async Task StopsAsync(FailureRun run, SignalFlag flag)
    {
        var wait = flag.WaitAsync(run.Cancellation);
        await flag.IsBlockedAsync(wait).ConfigureAwait(false);
        await flag.StopAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => flag.WaitAsync(run.Cancellation)).ConfigureAwait(false);
    }

    public static Task StarvesAsync(FailureRun run, SignalFlag flag) => StarvedPool.RunAsync(run, _ => flag.Wait(), () => _ = flag.SetAsync());

    private static async Task SleepsAsync(BlockingCall call)
    {
        // As long as it takes it to come back, if it does: a moment's sleep at a gate is no hang.
        for (var times = 0; times < 5; await Task.Delay(10).ConfigureAwait(false))
            times = await call.IsBlockedAsync().ConfigureAwait(false) ? times + 1 : 0;
    }
}
