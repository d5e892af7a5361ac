using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>What a set of locks adds: it knows what its callers hold.</summary>
internal static class LockOrderFailures
{
    private const string X = "x";
    private const string Y = "y";

    public static async Task PageReEntersAsync(FailureRun run)
    {
        var x = new RankedLock(X);
        await HoldingFailures.TellsAsync(run, "it is refused", () => BlockingCall.Start("the worker", () =>
        {
            using var held = OrderedAcquisition.Acquire(x);
            OrderedAcquisition.Acquire(x).Dispose();
        }).Done).ConfigureAwait(false);
        run.Stranded(x.Lock.Locked ? 1 : 0, "x is never free again");
    }

    public static async Task PageCrossesAsync(FailureRun run)
    {
        RankedLock x = new(X), y = new(Y);
        using var bothHoldOne = new Barrier(2);

        Task Start(string who, RankedLock first, RankedLock second) => BlockingCall.Start(who, () =>
        {
            using var held = OrderedAcquisition.Acquire(first);
            bothHoldOne.SignalAndWait();
            OrderedAcquisition.Acquire(second).Dispose();
        }).Done;

        var (a, b) = (Start("A", x, y), Start("B", y, x));
        await HoldingFailures.TellsAsync(run, "B, against the order, is refused", () => b).ConfigureAwait(false);
        await a.ConfigureAwait(false);
        run.Recovered("A gets both");
    }

    public static async Task FlowReEntersAsync(FailureRun run)
    {
        var locks = new DotNetLockSet();
        await using var lease = await locks.AcquireAsync([X]).ConfigureAwait(false);
        await HoldingFailures.TellsAsync(run, "it is refused", () => locks.AcquireAsync([X], run.Cancellation).AsTask()).ConfigureAwait(false);
    }

    public static async Task FlowsCrossAsync(FailureRun run)
    {
        var locks = new DotNetLockSet();
        var holding = new[] { NewSignal(), NewSignal() };

        async Task CrossAsync(int n, string first, string second)
        {
            await using var held = await locks.AcquireAsync([first]).ConfigureAwait(false);
            holding[n].SetResult();
            await holding[1 - n].Task.ConfigureAwait(false);
            await using var both = await locks.AcquireAsync([second], run.Cancellation).ConfigureAwait(false);
        }

        var (a, b) = (CrossAsync(0, X, Y), CrossAsync(1, Y, X));
        await HoldingFailures.TellsAsync(run, "B, against the order, is refused", () => b).ConfigureAwait(false);
        await a.ConfigureAwait(false);
        run.Recovered("A gets both");
    }

    /// <summary>Any order is allowed there: whoever would close the cycle is refused, and told who waits for whom.</summary>
    public static async Task SessionsCrossAsync(FailureRun run)
    {
        var locks = ActorLockSet.Start(run.Actors, new LockSetSettings { Ordered = false, GateFirst = false });
        await using var a = locks.OpenSession("A");
        await using var b = locks.OpenSession("B");
        await a.AcquireAsync([X]).ConfigureAwait(false);
        await b.AcquireAsync([Y]).ConfigureAwait(false);

        var both = a.AcquireAsync([Y], run.Cancellation).AsTask();
        while ((await locks.SnapshotAsync().ConfigureAwait(false)).Waiters.IsEmpty) { }
        try
        {
            await b.AcquireAsync([X], run.Cancellation).ConfigureAwait(false);
        }
        catch (DeadlockException deadlock)
        {
            run.Told($"B is refused before the cycle closes: {string.Join("; ", deadlock.Cycle)}");
        }

        await b.DisposeAsync().ConfigureAwait(false);
        await both.ConfigureAwait(false);
        run.Recovered("B gives back, A gets both");
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
