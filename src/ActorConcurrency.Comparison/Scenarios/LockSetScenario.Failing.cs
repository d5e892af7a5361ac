using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Acquisitions that fail: of the same lock twice, and half-way.</content>
internal sealed partial class LockSetScenario
{
    private static void SameTwice(Trial trial)
    {
        var x = new RankedLock(X);
        trial.MustEndWithin(Stuck, new LockWait("the thread", X, "the thread").ToString(), WaitsForItself);
        using var held = OrderedAcquisition.Acquire(x, x);
        trial.Say("inside");
    }

    private static async Task SameTwiceAsync(Trial trial, ILockSet locks)
    {
        await using var lease = await locks.AcquireAsync([X, X], trial.Cancellation);
        trial.Say("inside");
        trial.Require(GrantedOnce, lease.Names.SequenceEqual([X]), $"granted were {string.Join(", ", lease.Names)}");
    }

    private static void HalfWay(Trial trial)
    {
        RankedLock x = new(X), y = new(Y);
        y.Lock.Acquire();
        var second = new Thread(() => Expect<ThreadInterruptedException>(trial, OneHolder, () => OrderedAcquisition.Acquire(x, y).Dispose())) { IsBackground = true };
        second.Start();
        // It holds x and waits for y: nobody else makes it block.
        SpinWait.SpinUntil(() => x.Lock.Locked && second.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        second.Interrupt();
        second.Join();

        trial.Require(FreeAgain, !x.Lock.Locked, "x is still held");
        if (y.Lock.Locked) return;
        y.Lock.Acquire();
        trial.Show(ForeignRelease, "the third takes y while the first still holds it");
        trial.Require(OneHolder, false, "y had two holders at once");
    }

    private static async Task HalfWayAsync(Trial trial, ILockSet locks)
    {
        using var interrupt = new CancellationTokenSource();
        // Participants of their own: none of them is nested in another.
        var first = await Task.Run(async () => await locks.AcquireAsync([Y], trial.Cancellation));
        var second = Task.Run(async () => await locks.AcquireAsync([X, Y], interrupt.Token));
        // Once x can no longer be had, the second is half-way.
        while (await locks.TryAcquireAsync([X], TimeSpan.Zero, trial.Cancellation) is { } early) await early.DisposeAsync();
        await interrupt.CancelAsync();
        try
        {
            await using var both = await second;
            trial.Require(OneHolder, false, "x and y were granted while somebody held y");
        }
        catch (OperationCanceledException cancelled)
        {
            trial.Observe("ended", cancelled.Message);
        }

        var third = await Task.Run(async () => await locks.TryAcquireAsync([Y], TimeSpan.Zero, trial.Cancellation));
        if (third is not null) trial.Show(ForeignRelease, "the third takes y while the first still holds it");
        await first.DisposeAsync();
        await using var all = await Task.Run(async () => await locks.TryAcquireAsync([X, Y], TimeSpan.Zero, trial.Cancellation));
        trial.Require(FreeAgain, all is not null, "x or y is not free again");
    }
}
