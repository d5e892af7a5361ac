using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Two who take two locks in opposite orders, on a timeline.</content>
internal sealed partial class LockSetScenario
{
    private const string OppositeOrders = "crossing";
    private const string CrossingTitle = "A wants x and then y, B wants y and then x";

    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(15);

    /// <inheritdoc/>
    public override IReadOnlyList<TimelineScript> Timelines =>
    [
        new(OppositeOrders, CrossingTitle, Side.Original, "PythonLock, no order", CrossWithLocksAsync),
        new(OppositeOrders, CrossingTitle, Side.Actor, "ActorLockSet, no order", CrossWithActorAsync),
    ];

    private static async Task CrossWithLocksAsync(TimelineRun run)
    {
        PythonLock x = new(), y = new();
        using var bothHoldOne = new Barrier(2);

        void Cross(LaneRecorder lane, (string Name, PythonLock Lock) first, (string Name, PythonLock Lock) second)
        {
            first.Lock.Acquire();
            lane.Runs($"holds {first.Name}");
            Thread.Sleep(Shown);
            bothHoldOne.SignalAndWait();
            lane.Blocks($"wants {second.Name}");
            second.Lock.Acquire();
        }

        var both = Task.WhenAll(run.OnThread("A", lane => Cross(lane, ("x", x), ("y", y))), run.OnThread("B", lane => Cross(lane, ("y", y), ("x", x))));
        await run.BlockedAsync("A", "B").ConfigureAwait(false);
        await Task.Delay(2 * Shown, run.Cancellation).ConfigureAwait(false);
        run.End = both.IsCompleted ? "Both came through." : "A deadlock: neither ever goes on. The laboratory ended both.";
    }

    private static async Task CrossWithActorAsync(TimelineRun run)
    {
        await using var locks = ActorLockSet.Start(run.Actors, new LockSetSettings { Ordered = false }, "locks");
        await locks.SnapshotAsync(run.Cancellation).ConfigureAwait(false); // now it is there
        var holding = new TaskCompletionSource[] { new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously) };

        Task Cross(int me, string first, string second) => run.OnTask("AB"[me].ToString(), async lane =>
        {
            lane.Runs("asks");
            await using var one = await locks.AcquireAsync([first], run.Cancellation).ConfigureAwait(false);
            lane.Runs($"holds {first}");
            await Task.Delay(Shown, run.Cancellation).ConfigureAwait(false);
            holding[me].TrySetResult();
            await holding[1 - me].Task.ConfigureAwait(false);
            try
            {
                lane.Waits($"wants {second}", nameof(LockSetProtocol.Acquire), nameof(LockSetProtocol.Return));
                await using var both = await locks.AcquireAsync([second], run.Cancellation).ConfigureAwait(false);
                lane.Runs($"holds {first} and {second}");
                await Task.Delay(Shown, run.Cancellation).ConfigureAwait(false);
            }
            catch (DeadlockException)
            {
                lane.Runs("refused: gives back and ends");
                run.End = $"{"AB"[me]}, whose wait would have closed the cycle, is refused; the other gets both.";
            }
        });

        await Task.WhenAll(Cross(0, "x", "y"), Cross(1, "y", "x")).ConfigureAwait(false);
    }
}
