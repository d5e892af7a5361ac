using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The page's remark: an event in the semaphore's place would have woken all.</content>
internal sealed partial class SemaphoreScenario
{
    private const string ByEvent = "by the event";

    private static void SetInstead(Trial trial)
    {
        var room = new Room(trial, ByEvent);
        var @event = new PythonEvent();

        // Nobody leaves before all are inside; an event that lets in fewer would keep them for ever.
        using var allInside = new Barrier(Workers);
        trial.OnThreads(Workers + 1, n =>
        {
            if (n == Workers)
            {
                @event.Set();
                return;
            }

            @event.Wait();
            room.Work($"Woken {n}", allInside.SignalAndWait);
        });

        CheckAllInside(trial, room);
        OneRelease(trial);
    }

    private static async Task SetInsteadAsync(Trial trial, IEvent @event, ISemaphore semaphore)
    {
        await using var _ = @event;
        var room = new Room(trial, ByEvent);
        var (inside, allInside) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var workers = trial.OnTasks(Workers, async n =>
        {
            await @event.WaitAsync(trial.Cancellation);
            room.Enter($"Woken {n}");
            if (Interlocked.Increment(ref inside) == Workers) allInside.SetResult();
            await allInside.Task.WaitAsync(trial.Cancellation);
            room.Leave();
        });
        await @event.SetAsync(trial.Cancellation);
        await workers;

        CheckAllInside(trial, room);
        await OneReleaseAsync(trial, semaphore);
    }

    private static void CheckAllInside(Trial trial, Room room) =>
        trial.Require(AllWoken, room.Crowd == Workers, $"one set let in {room.Crowd} at once, not {Workers}");
}
