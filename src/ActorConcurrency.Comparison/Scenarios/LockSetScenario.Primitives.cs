namespace ActorConcurrency.Comparison;

/// <content>The programs with two of <see cref="SemaphoreSlim"/>, each taken and given back with <c>finally</c>.</content>
internal sealed partial class LockSetScenario
{
    private static Task CrossedSlimAsync(Trial trial)
    {
        var locks = new Dictionary<string, SemaphoreSlim> { [X] = new(1, 1), [Y] = new(1, 1) };
        return CrossedOfAsync(trial, name => TakeAsync(locks[name], trial.Cancellation));
    }

    private static async Task CrossedOfAsync(Trial trial, Func<string, Task<IDisposable>> take)
    {
        var holding = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        await trial.OnTasks(2, async n =>
        {
            using var first = await take(Wishes(n).First);
            holding[n].TrySetResult();
            await holding[1 - n].Task;
            trial.MustEndWithin(Stuck, Cycle(), Deadlock);
            using var second = await take(Wishes(n).Second);
            trial.Say(Name(n));
        });
    }

    private static void ChanceSlim(Trial trial)
    {
        var locks = new Dictionary<string, SemaphoreSlim> { [X] = new(1, 1), [Y] = new(1, 1) };
        Chance(trial, new Table(name => locks[name].Wait(), name => locks[name].Release()));
    }

    private static async Task OrderedSlimAsync(Trial trial)
    {
        using SemaphoreSlim x = new(1, 1), y = new(1, 1);
        await OrderedOfAsync(trial, async turn =>
        {
            // Both write the same order: nothing checks it.
            await x.WaitAsync(trial.Cancellation);
            try
            {
                await y.WaitAsync(trial.Cancellation);
                try { turn(); }
                finally { y.Release(); }
            }
            finally
            {
                x.Release();
            }
        });
    }

    private static async Task NestedSlimAsync(Trial trial)
    {
        using SemaphoreSlim x = new(1, 1), y = new(1, 1);
        using var outer = await TakeAsync(y, trial.Cancellation);
        using (await TakeAsync(x, trial.Cancellation)) trial.Show(OrderUnchecked, "x is granted to somebody who holds y");
        trial.Observe("asking for nothing", "is to write no wait");
    }

    private static async Task SameTwiceSlimAsync(Trial trial)
    {
        using var x = new SemaphoreSlim(1, 1);
        trial.MustEndWithin(Stuck, new LockWait("the task", X, "the task").ToString(), WaitsForItself);
        using var first = await TakeAsync(x, trial.Cancellation);
        using var second = await TakeAsync(x, trial.Cancellation);
        trial.Say("inside");
    }

    private static async Task HalfWaySlimAsync(Trial trial)
    {
        using SemaphoreSlim x = new(1, 1), y = new(1, 1);
        using var interrupt = new CancellationTokenSource();
        using (await TakeAsync(y, trial.Cancellation))
        {
            // It has x when this returns, and waits for y.
            var second = TakeBothAsync(x, y, interrupt.Token);
            await interrupt.CancelAsync();
            try
            {
                await second;
                trial.Require(OneHolder, false, "x and y were granted while somebody held y");
            }
            catch (OperationCanceledException cancelled)
            {
                trial.Observe("ended", cancelled.Message);
            }

            if (await y.WaitAsync(TimeSpan.Zero, trial.Cancellation)) trial.Show(ForeignRelease, "the third takes y while the first still holds it");
        }

        trial.Require(FreeAgain, x.CurrentCount == 1 && y.CurrentCount == 1, "x or y is not free again");
    }

    private static async Task TakeBothAsync(SemaphoreSlim x, SemaphoreSlim y, CancellationToken cancellation)
    {
        using var first = await TakeAsync(x, cancellation);
        using var second = await TakeAsync(y, cancellation);
    }

    private static async Task<IDisposable> TakeAsync(SemaphoreSlim semaphore, CancellationToken cancellation)
    {
        await semaphore.WaitAsync(cancellation);
        return new Taken(semaphore);
    }

    /// <summary>What a <c>finally</c> would give back.</summary>
    private sealed class Taken(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
