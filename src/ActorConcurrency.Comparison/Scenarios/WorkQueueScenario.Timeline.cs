using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>A producer and two workers, on a timeline; one fails with an item in work.</content>
internal sealed partial class WorkQueueScenario
{
    private const int ShownItems = 3;
    private const string FailingWorker = "failing-worker";
    private const string FailingWorkerTitle = "Three items, two workers; B fails at its first item";

    private static readonly TimeSpan Shown = TimeSpan.FromMilliseconds(15);

    /// <inheritdoc/>
    public override IReadOnlyList<TimelineScript> Timelines =>
    [
        new(FailingWorker, FailingWorkerTitle, Side.Original, nameof(PythonQueue<int>), WorkWithPythonAsync),
        new(FailingWorker, FailingWorkerTitle, Side.Actor, nameof(ActorWorkQueue<int>), WorkWithActorAsync),
    ];

    private static async Task WorkWithPythonAsync(TimelineRun run)
    {
        var queue = new PythonQueue<int>();
        Task Work(string name) => run.OnThread(name, lane =>
        {
            while (true)
            {
                lane.Blocks("waits for an item");
                var item = queue.Get();
                lane.Runs(name == "B" ? $"item {item}, and fails" : $"item {item}");
                Thread.Sleep(Shown);
                if (name == "B") return;
                queue.TaskDone();
            }
        });

        var joining = run.OnThread("producer", lane =>
        {
            for (var item = 1; item <= ShownItems; item++)
            {
                lane.Runs($"puts item {item}");
                queue.Put(item);
                Thread.Sleep(Shown / 5);
            }

            lane.Blocks("joins: waits until all are done");
            queue.Join();
        });
        _ = Work("A");
        _ = Work("B");
        await run.BlockedAsync("producer", "A", "B").ConfigureAwait(false);
        await Task.Delay(2 * Shown, run.Cancellation).ConfigureAwait(false);
        run.End = joining.IsCompleted ? "All items are done." : "The join never ends: nobody is at work at B's item any more, and nobody knows. The laboratory ended it.";
    }

    private static async Task WorkWithActorAsync(TimelineRun run)
    {
        await using var queue = ActorWorkQueue<int>.Start(run.Actors, new WorkQueueSettings(), "queue");
        await queue.SnapshotAsync(run.Cancellation).ConfigureAwait(false); // now it is there
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        Task Work(string name) => run.OnTask(name, async lane =>
        {
            await using var session = queue.OpenSession(name);
            while (true)
            {
                lane.Waits("waits for an item", "Put", nameof(WorkQueueProtocol.Get), nameof(WorkQueueProtocol.CloseSession));
                if (await NextAsync(session, enough.Token).ConfigureAwait(false) is not { } delivery) return;
                lane.Runs($"item {delivery.Item}{(name == "B" ? ", and fails" : delivery.Attempt > 1 ? ", again" : "")}");
                await Task.Delay(Shown, run.Cancellation).ConfigureAwait(false);
                if (name == "B") return;
                delivery.Done();
            }
        });

        Task[] workers = [Work("A"), Work("B")];
        await run.OnTask("producer", async lane =>
        {
            for (var item = 1; item <= ShownItems; item++)
            {
                lane.Runs($"puts item {item}");
                await queue.PutAsync(item, cancellationToken: run.Cancellation).ConfigureAwait(false);
                await Task.Delay(Shown / 5, run.Cancellation).ConfigureAwait(false);
            }

            lane.Waits("joins: waits until all are done", nameof(WorkQueueProtocol.Done));
            await queue.JoinAsync(run.Cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
        run.End = "B's item goes back when its session ends, A does it, and the join ends.";
    }

    private static async Task<WorkDelivery<int>?> NextAsync(ActorWorkQueueSession<int> session, CancellationToken cancellation)
    {
        try
        {
            return await session.GetAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
