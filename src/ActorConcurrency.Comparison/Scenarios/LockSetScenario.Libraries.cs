using DotNext.Threading;
using AsyncLock = Nito.AsyncEx.AsyncLock;

namespace ActorConcurrency.Comparison;

/// <content>The programs with locks of libraries.</content>
internal sealed partial class LockSetScenario
{
    private static Task CrossedNitoAsync(Trial trial)
    {
        var locks = new Dictionary<string, AsyncLock> { [X] = new(), [Y] = new() };
        return CrossedOfAsync(trial, async name => await locks[name].LockAsync(trial.Cancellation));
    }

    private static Task CrossedDotNextAsync(Trial trial)
    {
        var locks = new Dictionary<string, AsyncExclusiveLock> { [X] = new(), [Y] = new() };
        return CrossedOfAsync(trial, async name => await TakeAsync(locks[name], trial.Cancellation));
    }

    private static async Task OrderedNitoAsync(Trial trial)
    {
        AsyncLock x = new(), y = new();
        await OrderedOfAsync(trial, async turn =>
        {
            using var first = await x.LockAsync(trial.Cancellation);
            using var second = await y.LockAsync(trial.Cancellation);
            turn();
        });
    }

    private static async Task OrderedDotNextAsync(Trial trial)
    {
        using AsyncExclusiveLock x = new(), y = new();
        await OrderedOfAsync(trial, async turn =>
        {
            await x.AcquireAsync(trial.Cancellation);
            try
            {
                await y.AcquireAsync(trial.Cancellation);
                try { turn(); }
                finally { y.Release(); }
            }
            finally
            {
                x.Release();
            }
        });
    }

    private static async Task OrderedOfAsync(Trial trial, Func<Action, Task> takeBoth)
    {
        var inside = new Inside(trial);
        using (trial.Measure())
            await trial.OnTasks(2, async n =>
            {
                for (var turn = 0; turn < Turns; turn++) await takeBoth(() => inside.Turn(n));
            });

        inside.Check(2 * Turns);
    }

    private static async Task<IDisposable> TakeAsync(AsyncExclusiveLock exclusive, CancellationToken cancellation)
    {
        await exclusive.AcquireAsync(cancellation);
        return new TakenExclusive(exclusive);
    }

    private sealed class TakenExclusive(AsyncExclusiveLock exclusive) : IDisposable
    {
        public void Dispose() => exclusive.Release();
    }
}
