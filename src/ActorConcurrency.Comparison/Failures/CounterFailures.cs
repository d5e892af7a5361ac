using System.Numerics;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of a counter: the original's lock, which anybody can reach, and what is left to go wrong without it.</summary>
internal static class CounterFailures
{
    private const int Calls = 1000;
    private const int Flood = 100_000;

    public static async Task ThrowsAsync(FailureRun run)
    {
        var fails = true;
        var counter = new LockedCounter(0, () =>
        {
            if (fails) throw new InvalidOperationException("it fails inside");
        });
        var failing = BlockingCall.Start("the worker", counter.Increment);
        await failing.Done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        fails = false;
        run.FaultNow();
        await BlockingCall.Start("the next one", counter.Increment).Done.ConfigureAwait(false);
        run.Recovered("the next one changes it");
        run.Lost((long)(1 - counter.Peek()), $"the value is {counter.Peek()}, not 1");
    }

    public static async Task DiesAsync(FailureRun run, LockedCounter counter)
    {
        await BlockingCall.Start("the worker", counter.ValueLock.Acquire).Done.ConfigureAwait(false);
        var next = BlockingCall.Start("the next one", counter.Increment);
        if (await next.IsBlockedAsync().ConfigureAwait(false)) run.Stranded(1, "its lock is held for ever by nobody: 1 waits for ever");
    }

    public static async Task ReleasesTwiceAsync(FailureRun run, LockedCounter counter)
    {
        counter.ValueLock.Acquire();
        counter.ValueLock.Release();
        await HoldingFailures.TellsAsync(run, "the second release is refused", () => Task.Run(counter.ValueLock.Release)).ConfigureAwait(false);
    }

    /// <summary>A second change gets in while the first is between its read and its write.</summary>
    public static async Task StrangerReleasesAsync(FailureRun run)
    {
        using var isInside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var changes = 0;
        var counter = new LockedCounter(0, () =>
        {
            if (Interlocked.Increment(ref changes) > 1) return;
            isInside.Set();
            goOn.Wait(run.Cancellation);
        });

        var first = BlockingCall.Start("A", counter.Increment);
        isInside.Wait(run.Cancellation);
        counter.ValueLock.Release();
        await BlockingCall.Start("B", counter.Increment).Done.ConfigureAwait(false);
        goOn.Set();
        await HoldingFailures.TellsAsync(run, "A is told at its own release", () => first.Done).ConfigureAwait(false);
        run.Lost((long)(2 - counter.Peek()), $"after 2 changes the value is {counter.Peek()}");
    }

    public static async Task ReEntersAsync(FailureRun run)
    {
        LockedCounter? counter = null;
        counter = new LockedCounter(0, () => counter!.Increment());
        var change = BlockingCall.Start("the worker", counter.Increment);
        run.Holds("the worker", "the counter's lock");
        if (await change.IsBlockedAsync().ConfigureAwait(false)) run.IsBlocked("the worker", "the counter's lock");
    }

    public static async Task StarvesAsync(FailureRun run, LockedCounter counter)
    {
        counter.ValueLock.Acquire();
        await StarvedPool.RunAsync(run, _ => counter.Increment(), counter.ValueLock.Release).ConfigureAwait(false);
    }

    public static Task BlocksAsync(FailureRun run, ICounter counter) =>
        StarvedPool.RunAsync(run, _ => counter.AddAndGetAsync(1).AsTask().GetAwaiter().GetResult(), () => { });

    public static Task GrowsAsync(FailureRun run, LockedCounter counter)
    {
        counter.Increment(long.MaxValue);
        counter.Increment();
        run.Lost(counter.Peek() == (BigInteger)long.MaxValue + 1 ? 0 : 1, $"the value is {counter.Peek()}");
        run.Saw("the number grows");
        return Task.CompletedTask;
    }

    public static Task WrapsAsync(FailureRun run)
    {
        var value = long.MaxValue;
        Interlocked.Increment(ref value);
        run.Lost(value < 0 ? 1 : 0, $"1 more than the most is {value}, in silence");
        return Task.CompletedTask;
    }

    public static async Task IsCheckedAsync(FailureRun run, ICounter counter)
    {
        await HoldingFailures.TellsAsync(run, "the change is refused", () => counter.IncrementAsync().AsTask()).ConfigureAwait(false);
        run.Lost(await counter.ValueAsync().ConfigureAwait(false) == long.MaxValue ? 0 : 1, "the value has changed");
    }

    public static async Task CancelsAsync(FailureRun run, ICounter counter)
    {
        using var cancel = new CancellationTokenSource();
        var changes = Enumerable.Range(0, Calls).Select(_ => counter.IncrementAsync(1, cancel.Token).AsTask()).ToArray();
        await cancel.CancelAsync().ConfigureAwait(false);
        var done = 0;
        foreach (var change in changes)
            if (await HoldingFailures.IsGrantedAsync(change).ConfigureAwait(false)) done++;
        var snapshot = await counter.SnapshotAsync().ConfigureAwait(false);
        run.Told($"{Calls - done} of {Calls} are told that they were cancelled; {snapshot.Value} changes were made");
        run.Lost(snapshot.Value < done ? done - snapshot.Value : 0, "a change that was confirmed was not made");
    }

    public static async Task FloodsAsync(FailureRun run, ICounter counter)
    {
        for (var n = 0; n < Flood; n++) counter.Increment();
        run.FaultNow();
        var value = await counter.ValueAsync().ConfigureAwait(false);
        run.Recovered($"{value} of {Flood} changes are made; until then they wait in the mailbox, which has no limit");
        run.Lost(Flood - value, $"{Flood - value} changes are gone");
    }

    public static async Task StopsAsync(FailureRun run, ICounter counter)
    {
        await counter.DisposeAsync().ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "who awaits a change is told", () => counter.IncrementAsync().AsTask()).ConfigureAwait(false);
        var isAccepted = await HoldingFailures.TellsAsync(run, "who changes it without waiting is told", () => Task.Run(() => counter.Increment())).ConfigureAwait(false);
        run.Lost(isAccepted ? 1 : 0, "a change without waiting is gone, and nobody is told");
    }
}
