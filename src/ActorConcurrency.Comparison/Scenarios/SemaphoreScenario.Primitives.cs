namespace ActorConcurrency.Comparison;

/// <content>The programs with <see cref="SemaphoreSlim"/>, as its documentation shows it: with its greatest count, and with <c>finally</c>.</content>
internal sealed partial class SemaphoreScenario
{
    private static async Task OneReleaseSlimAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(0, 1);
        var room = new Room(trial);
        using (trial.Measure())
        {
            var workers = trial.OnTasks(Workers, async n =>
            {
                await semaphore.WaitAsync(trial.Cancellation);
                try { room.Work($"Working {n}"); }
                finally { semaphore.Release(); }
            });
            semaphore.Release();
            await workers;
        }

        room.Check(Workers, semaphore.CurrentCount);
    }

    private static async Task SetInsteadSlimAsync(Trial trial)
    {
        // The event blocks, the semaphore after it does not.
        await Task.Factory.StartNew(() => SetInsteadSlim(trial), trial.Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await OneReleaseSlimAsync(trial);
    }

    private static void SetInsteadSlim(Trial trial)
    {
        var room = new Room(trial, ByEvent);
        using var @event = new ManualResetEventSlim();
        using var allInside = new Barrier(Workers);
        trial.OnThreads(Workers + 1, n =>
        {
            if (n == Workers)
            {
                @event.Set();
                return;
            }

            @event.Wait(trial.Cancellation);
            room.Work($"Woken {n}", allInside.SignalAndWait);
        });

        CheckAllInside(trial, room);
    }

    private static async Task HolderDiesInFinallyAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1, 1);
        trial.Observe("given back by", "“finally”, if the worker wrote it");
        await HolderDiesAsync(
            trial,
            async (n, room) =>
            {
                await semaphore.WaitAsync(trial.Cancellation);
                try
                {
                    if (room.Work($"Working {n}") == Doomed) throw new WorkerDiedException();
                }
                finally
                {
                    semaphore.Release();
                }
            },
            () => Task.FromResult<long>(semaphore.CurrentCount));
    }

    // The greatest count makes the second release an error. Without it, it would make a second permit.
    private static async Task ReleaseTwiceSlimAsync(Trial trial)
    {
        using var semaphore = new SemaphoreSlim(1, 1);
        await semaphore.WaitAsync(trial.Cancellation);
        semaphore.Release();
        try
        {
            semaphore.Release();
            trial.Show(DoubleRelease, "a second permit was made");
        }
        catch (SemaphoreFullException refusal)
        {
            trial.Observe("the second release is refused", refusal.GetType().Name);
        }

        await EnterInTurnAsync(trial, semaphore);
    }

    private static async Task EnterInTurnAsync(Trial trial, SemaphoreSlim semaphore)
    {
        var room = new Room(trial);
        using (trial.Measure())
            await trial.OnTasks(2, async n =>
            {
                await semaphore.WaitAsync(trial.Cancellation);
                try
                {
                    if (await semaphore.WaitAsync(TimeSpan.Zero, trial.Cancellation)) trial.Show(DoubleRelease, "a second permit could be taken");
                    room.Work($"Inside {n + 2}");
                }
                finally
                {
                    semaphore.Release();
                }
            });
        room.Check(2, semaphore.CurrentCount);
    }
}
