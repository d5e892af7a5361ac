using System.Threading.RateLimiting;
using Nito.AsyncEx;

namespace ActorConcurrency.Comparison;

/// <content>The programs with semaphores of libraries: both hand out what one disposes.</content>
internal sealed partial class SemaphoreScenario
{
    private static Task OneReleaseNitoAsync(Trial trial)
    {
        var semaphore = new AsyncSemaphore(0);
        return OneReleaseOfAsync(trial, async () => await semaphore.LockAsync(trial.Cancellation), semaphore.Release, () => semaphore.CurrentCount);
    }

    // It has no count to begin with at 0: its only permit is taken before, and the one release gives it back.
    private static async Task OneReleaseLimiterAsync(Trial trial)
    {
        using var limiter = Limiter();
        var first = await limiter.AcquireAsync(1, trial.Cancellation);
        await OneReleaseOfAsync(trial, async () => await limiter.AcquireAsync(1, trial.Cancellation), first.Dispose, () => limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    private static async Task OneReleaseOfAsync(Trial trial, Func<Task<IDisposable>> acquire, Action release, Func<long> left)
    {
        var room = new Room(trial);
        using (trial.Measure())
        {
            var workers = trial.OnTasks(Workers, async n =>
            {
                using var permit = await acquire();
                room.Work($"Working {n}");
            });
            release();
            await workers;
        }

        room.Check(Workers, left());
    }

    private static Task HolderDiesNitoAsync(Trial trial)
    {
        var semaphore = new AsyncSemaphore(1);
        return HolderDiesOfAsync(trial, async () => await semaphore.LockAsync(trial.Cancellation), () => semaphore.CurrentCount);
    }

    private static async Task HolderDiesLimiterAsync(Trial trial)
    {
        using var limiter = Limiter();
        await HolderDiesOfAsync(trial, async () => await limiter.AcquireAsync(1, trial.Cancellation), () => limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    private static Task HolderDiesOfAsync(Trial trial, Func<Task<IDisposable>> acquire, Func<long> left)
    {
        trial.Observe("given back by", "“using”, if the worker wrote it");
        return HolderDiesAsync(
            trial,
            async (n, room) =>
            {
                using var permit = await acquire();
                if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
            },
            () => Task.FromResult(left()));
    }

    private static Task ReleaseTwiceNitoAsync(Trial trial)
    {
        var semaphore = new AsyncSemaphore(1);
        return ReleaseTwiceOfAsync(trial, async () => await semaphore.LockAsync(trial.Cancellation), () => semaphore.CurrentCount);
    }

    private static async Task ReleaseTwiceLimiterAsync(Trial trial)
    {
        using var limiter = Limiter();
        await ReleaseTwiceOfAsync(trial, async () => await limiter.AcquireAsync(1, trial.Cancellation), () => limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    private static async Task ReleaseTwiceOfAsync(Trial trial, Func<Task<IDisposable>> acquire, Func<long> left)
    {
        var first = await acquire();
        first.Dispose();
        first.Dispose();

        var room = new Room(trial);
        using (trial.Measure())
            await trial.OnTasks(2, async n =>
            {
                using var permit = await acquire();
                if (left() > 0) trial.Show(DoubleRelease, "a second permit could be taken");
                room.Work($"Inside {n + 2}");
            });
        room.Check(2, left());
    }

    private static ConcurrencyLimiter Limiter() =>
        new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = Workers, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
}
