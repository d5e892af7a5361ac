using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Three workers and one permit, on a timeline; the second fails with it.</content>
internal sealed partial class SemaphoreScenario
{
    private const string Failing = "failing-worker";
    private const string FailingTitle = "One permit, three workers; B fails while it has it";

    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(15);

    /// <inheritdoc/>
    public override IReadOnlyList<TimelineScript> Timelines =>
    [
        new(Failing, FailingTitle, Side.Original, nameof(PythonSemaphore), WorkWithPythonAsync),
        new(Failing, FailingTitle, Side.Actor, nameof(ActorSemaphore), WorkWithActorAsync),
    ];

    private static async Task WorkWithPythonAsync(TimelineRun run)
    {
        var permits = new PythonSemaphore(1);
        void Work(LaneRecorder lane, bool fails)
        {
            lane.Blocks("wants the permit");
            permits.Acquire();
            lane.Runs(fails ? "works, and fails" : "works");
            Thread.Sleep(Shown);
            if (!fails) permits.Release();
        }

        List<(string Name, Task Work)> workers = [];
        foreach (var name in (string[])["A", "B", "C"])
        {
            workers.Add((name, run.OnThread(name, lane => Work(lane, fails: name == "B"))));
            // Whoever comes later waits behind.
            if (name == "B") await run.BlockedAsync(name).ConfigureAwait(false);
            else await Task.Delay(Shown / 3, run.Cancellation).ConfigureAwait(false);
        }

        await run.BlockedAsync("A", "B", "C").ConfigureAwait(false);
        await Task.Delay(2 * Shown, run.Cancellation).ConfigureAwait(false);
        string[] waiting = [.. workers.Where(worker => !worker.Work.IsCompleted).Select(worker => worker.Name)];
        run.End = waiting.Length == 0 ? "All worked." : $"{Quantities.List(waiting)} {(waiting.Length == 1 ? "waits" : "wait")} for ever for the permit that B took with it. The laboratory ended it.";
    }

    private static async Task WorkWithActorAsync(TimelineRun run)
    {
        await using var permits = ActorSemaphore.Start(run.Actors, new SemaphoreSettings { Initial = 1 }, "permits");
        await permits.SnapshotAsync(run.Cancellation).ConfigureAwait(false); // now it is there
        async Task WorkAsync(LaneRecorder lane, string name)
        {
            await using var session = permits.OpenSession(name);
            lane.Waits("wants the permit", nameof(SemaphoreProtocol.Acquire), nameof(SemaphoreProtocol.Return), nameof(SemaphoreProtocol.CloseSession));
            var permit = await session.AcquireAsync(1, run.Cancellation).ConfigureAwait(false);
            lane.Runs(name == "B" ? "works, and fails" : "works");
            await Task.Delay(Shown, run.Cancellation).ConfigureAwait(false);
            if (name != "B") await permit.DisposeAsync().ConfigureAwait(false);
        }

        List<Task> workers = [];
        foreach (var name in (string[])["A", "B", "C"])
        {
            workers.Add(run.OnTask(name, lane => WorkAsync(lane, name)));
            await Task.Delay(Shown / 3, run.Cancellation).ConfigureAwait(false);
        }

        await Task.WhenAll(workers).ConfigureAwait(false);
        run.End = "B's session ends with B, and gives the permit back: C works too.";
    }
}
