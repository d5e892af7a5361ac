using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of a ticker's listeners, by the contract of the .NET twin and the actor.</summary>
internal static class TickerFailures
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);

    private const int Waiters = 1000;
    private const int Ticks = 3;

    /// <summary>One listener fails at its first tick; another one listens beside it.</summary>
    public static async Task ThrowsAsync(FailureRun run, ITicker ticker)
    {
        await using var failing = await ticker.SubscribeAsync(label: "failing").ConfigureAwait(false);
        await using var other = await ticker.SubscribeAsync(label: "other").ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "it fails for itself", () => HearAsync(failing, 1, run, () => throw new InvalidOperationException("a listener fails"))).ConfigureAwait(false);
        run.FaultNow();
        await HearAsync(other, Ticks, run).ConfigureAwait(false);
        run.Recovered($"the other listener hears {Ticks} ticks");
    }

    /// <summary>A listener goes away and does not say so.</summary>
    public static async Task DiesAsync(FailureRun run, ITicker ticker)
    {
        await ticker.SubscribeAsync(label: "gone").ConfigureAwait(false);
        await using var other = await ticker.SubscribeAsync(label: "other").ConfigureAwait(false);
        await HearAsync(other, Ticks, run).ConfigureAwait(false);
        var gone = (await ticker.SnapshotAsync().ConfigureAwait(false)).Subscribers.FirstOrDefault(subscriber => subscriber.Label == "gone");
        if (gone is not null) run.Stranded(1, $"its subscription stays, and keeps {gone.Backlog} ticks after {Ticks}");
    }

    /// <summary>A listener lives in another process, and is an actor there.</summary>
    public static async Task IsKilledAsync(FailureRun run, ActorTicker ticker)
    {
        run.Saw(await run.StartOtherAsync(OtherActors.AddressOf(ticker.Actor)).ConfigureAwait(false));
        run.KillOther();
        while (!(await ticker.SnapshotAsync().ConfigureAwait(false)).Subscribers.IsEmpty) await Task.Delay(Period, run.Cancellation).ConfigureAwait(false);
        run.Recovered("its subscription has ended");
    }

    /// <summary>A listener never comes back from its first tick.</summary>
    public static async Task HangsAsync(FailureRun run, ITicker ticker)
    {
        await using var hanging = await ticker.SubscribeAsync(label: "hanging").ConfigureAwait(false);
        await using var other = await ticker.SubscribeAsync(label: "other").ConfigureAwait(false);
        _ = HearAsync(hanging, 1, run, () => Task.Delay(Timeout.Infinite, run.Cancellation));
        run.FaultNow();
        await HearAsync(other, Ticks, run).ConfigureAwait(false);
        run.Recovered($"the other listener hears {Ticks} ticks");
    }

    public static async Task CancelsAsync(FailureRun run, ITicker ticker)
    {
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Waiters).Select(_ => ticker.WaitForTickAfterAsync(long.MaxValue, cancel.Token).AsTask()).ToArray();
        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        foreach (var wait in waits) await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
        run.Recovered($"all {Waiters} waits have ended");
        await ticker.WaitForTickAsync(run.Cancellation).ConfigureAwait(false);
        run.Saw("who waits next hears the next tick");
    }

    public static async Task StartsTwiceAsync(FailureRun run, ITicker ticker)
    {
        if (await ticker.StartAsync().ConfigureAwait(false)) run.Doubled(1, "a second start is carried out");
        else run.Told("the second start says that it ticks already");
    }

    /// <summary>A listener stops the ticker from inside its tick.</summary>
    public static async Task ReEntersAsync(FailureRun run, ITicker ticker)
    {
        await using var subscription = await ticker.SubscribeAsync().ConfigureAwait(false);
        await HearAsync(subscription, 1, run, () => ticker.StopAsync().AsTask()).ConfigureAwait(false);
        var snapshot = await ticker.SnapshotAsync().ConfigureAwait(false);
        run.Stranded(snapshot.Running ? 1 : 0, "it ticks on");
        run.Saw("it stops");
    }

    /// <summary>The listener is away for some ticks.</summary>
    public static async Task IsSlowAsync(FailureRun run, ITicker ticker)
    {
        await using var subscription = await ticker.SubscribeAsync().ConfigureAwait(false);
        while ((await ticker.SnapshotAsync().ConfigureAwait(false)).Ticks < Ticks) await Task.Delay(Period, run.Cancellation).ConfigureAwait(false);
        var first = await HearAsync(subscription, Ticks, run).ConfigureAwait(false);
        run.Lost(first - 1, $"the first tick that comes is number {first}");
        run.Saw($"it comes late, and gets all {Ticks}");
    }

    public static async Task OverflowsAsync(FailureRun run, ITicker ticker)
    {
        await using var subscription = await ticker.SubscribeAsync(SlowSubscriber.LatestOnly).ConfigureAwait(false);
        while ((await ticker.SnapshotAsync().ConfigureAwait(false)).Ticks < Ticks) await Task.Delay(Period, run.Cancellation).ConfigureAwait(false);
        await HearAsync(subscription, 1, run).ConfigureAwait(false);
        if (subscription.Dropped > 0) run.Told($"it asked for the latest only: {subscription.Dropped} are dropped, and counted");
    }

    public static async Task StopsAsync(FailureRun run, ITicker ticker)
    {
        var wait = ticker.WaitForTickAfterAsync(long.MaxValue, run.Cancellation).AsTask();
        await ticker.DisposeAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who waits is told", () => wait).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who comes later is told", () => ticker.WaitForTickAsync(run.Cancellation).AsTask()).ConfigureAwait(false);
    }

    public static Task StarvesAsync(FailureRun run, ITicker ticker) =>
        StarvedPool.RunAsync(run, _ => ticker.WaitForTickAsync().AsTask().GetAwaiter().GetResult(), () => { });

    // The number of the first.
    private static async Task<long> HearAsync(ITickSubscription subscription, int count, FailureRun run, Func<Task>? atEach = null)
    {
        var first = 0L;
        await foreach (var tick in subscription.TicksAsync(run.Cancellation).ConfigureAwait(false))
        {
            run.Progress();
            if (first == 0) first = tick.Number;
            if (atEach is not null) await atEach().ConfigureAwait(false);
            if (--count == 0) break;
        }

        return first;
    }
}
