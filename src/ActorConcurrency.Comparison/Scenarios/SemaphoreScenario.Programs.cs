using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs: the original's, and the one that its successors share.</content>
internal sealed partial class SemaphoreScenario
{
    private static void OneRelease(Trial trial)
    {
        var room = new Room(trial);
        var semaphore = new PythonSemaphore(0);
        trial.MeasureOnThreads(
            Workers,
            n =>
            {
                semaphore.Acquire();
                room.Work($"Working {n}");
                semaphore.Release();
            },
            meanwhile: semaphore.Release);

        room.Check(Workers, semaphore.Peek());
    }

    private static async Task OneReleaseAsync(Trial trial, ISemaphore semaphore)
    {
        var room = new Room(trial);
        using (trial.Measure())
        {
            var workers = trial.OnTasks(Workers, async n =>
            {
                await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
                room.Work($"Working {n}");
            });
            await semaphore.ReleaseAsync(1, trial.Cancellation);
            await workers;
        }

        room.Check(Workers, (await semaphore.SnapshotAsync(trial.Cancellation)).Available);
    }

    private static void HolderDies(Trial trial)
    {
        var room = new Room(trial);
        var semaphore = new PythonSemaphore(1);

        void Work(int n)
        {
            semaphore.Acquire();
            if (room.Work($"Working {n}") == Doomed)
            {
                trial.MustEndWithin(Stuck, $"{Workers - Doomed} workers wait for a permit that nobody can give back", Stranded);
                throw new WorkerDiedException();
            }

            semaphore.Release();
        }

        // As in Python, an exception ends its own thread and nobody hears of it.
        trial.OnThreads(Workers, n => { try { Work(n); } catch (WorkerDiedException) { } });
        room.Check(Workers, semaphore.Peek());
    }

    private static async Task HolderDiesAsync(Trial trial, ISemaphore semaphore, Func<int, Room, Task> work)
    {
        await HolderDiesAsync(
            trial, work,
            async () =>
            {
                var after = await semaphore.SnapshotAsync(trial.Cancellation);
                trial.Require(OneLeft, after.Held == 0, $"{after.Held} permit(s) are still held");
                return after.Available;
            });
    }

    private static async Task HolderDiesAsync(Trial trial, Func<int, Room, Task> work, Func<Task<long>> left)
    {
        var room = new Room(trial);
        using (trial.Measure())
            await trial.OnTasks(Workers, async n =>
            {
                try { await work(n, room); }
                catch (WorkerDiedException) { }
            });

        room.Check(Workers, await left());
    }

    // The .NET answer is a discipline: whoever takes a permit writes "using".
    private static Task HolderDiesInUsingAsync(Trial trial)
    {
        var semaphore = new DotNetSemaphore(1);
        trial.Observe("given back by", "“using”, if the worker wrote it");
        return HolderDiesAsync(trial, semaphore, async (n, room) =>
        {
            await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
            if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
        });
    }

    // The actor's answer is an owner: whatever a worker holds goes back when its session ends, forgotten permits too.
    private static Task HolderDiesInSessionAsync(Trial trial)
    {
        var semaphore = Start(trial, 1);
        trial.Observe("given back by", "the end of the worker's session");
        return HolderDiesAsync(trial, semaphore, async (n, room) =>
        {
            await using var session = semaphore.OpenSession($"worker {n}");
            var permit = await session.AcquireAsync(1, trial.Cancellation);
            if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
            await permit.DisposeAsync();
        });
    }

    private static void ReleaseTwice(Trial trial)
    {
        var semaphore = new PythonSemaphore(1);
        semaphore.Acquire();
        semaphore.Release();
        semaphore.Release();

        // Nobody leaves before both are inside; with one permit the second would wait for ever.
        var room = new Room(trial);
        using var bothInside = new Barrier(2);
        trial.OnThreads(2, n =>
        {
            semaphore.Acquire();
            room.Work($"Inside {n + 2}", bothInside.SignalAndWait);
            semaphore.Release();
        });

        if (room.Crowd > 1) trial.Show(DoubleRelease, $"{room.Crowd} are inside at once with 1 permit");
        room.Check(2, semaphore.Peek());
    }

    private static async Task ReleaseTwiceAsync(Trial trial, ISemaphore semaphore)
    {
        var first = await semaphore.AcquireAsync(1, trial.Cancellation);
        await first.DisposeAsync();
        await first.DisposeAsync();

        var room = new Room(trial);
        using (trial.Measure())
            await trial.OnTasks(2, async n =>
            {
                await using var permit = await semaphore.AcquireAsync(1, trial.Cancellation);
                var another = await semaphore.TryAcquireAsync(TimeSpan.Zero, 1, trial.Cancellation);
                if (another is not null) trial.Show(DoubleRelease, "a second permit could be taken");
                room.Work($"Inside {n + 2}");
            });
        room.Check(2, (await semaphore.SnapshotAsync(trial.Cancellation)).Available);
    }

    private sealed class WorkerDiedException : Exception;
}
