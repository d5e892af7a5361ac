using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs of the page's questions.</content>
internal sealed partial class ExecutorScenario
{
    private static IEnumerable<int> Items => Enumerable.Range(0, Jobs);

    private static void MapInOrder(Trial trial)
    {
        var pool = new PythonThreadPool(Workers);
        CheckOrder(trial, [.. pool.Map(Square, Items)]);
        pool.Shutdown();
    }

    private static async Task MapByTasksAsync(Trial trial) => CheckOrder(trial, await Task.WhenAll(Items.Select(item => Task.Run(() => Square(item)))));

    private static async Task MapAsync(Trial trial, Starter start)
    {
        await using var executor = start(Workers);
        var results = new List<int>();
        await foreach (var result in executor.MapAsync(Items, (item, _) => Square(item), window: 2 * Workers).WithCancellation(trial.Cancellation)) results.Add(result);
        CheckOrder(trial, results);
    }

    private static int Square(int item) => item * item;

    private static void CheckOrder(Trial trial, IReadOnlyList<int> results)
    {
        trial.Say(string.Join(", ", results));
        trial.Require(InOrder, results.SequenceEqual(Items.Select(Square)), $"the results are {string.Join(", ", results)}");
    }

    private static void FailInThreads(Trial trial)
    {
        var ran = 0;
        var pool = new QueueThreads(Workers);
        for (var job = 0; job < Workers; job++) pool.Put(() => throw new InvalidOperationException("a job fails"));
        foreach (var thread in pool.Threads) thread.Join();
        for (var job = 0; job < Others; job++) pool.Put(() => Interlocked.Increment(ref ran));

        TellOthers(trial, ran, pool.Threads.Count(thread => thread.IsAlive));
        trial.Observe("left in the queue", pool.Unfinished() - Workers);
    }

    private static async Task FailInReadersAsync(Trial trial)
    {
        var ran = 0;
        var jobs = Channel.CreateUnbounded<Action>();
        Task[] readers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(() => ReadAsync(jobs.Reader), trial.Cancellation))];
        for (var job = 0; job < Workers; job++) await jobs.Writer.WriteAsync(() => throw new InvalidOperationException("a job fails"), trial.Cancellation);
        foreach (var reader in readers) await reader.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var job = 0; job < Others; job++) await jobs.Writer.WriteAsync(() => Interlocked.Increment(ref ran), trial.Cancellation);
        jobs.Writer.Complete();

        TellOthers(trial, ran, readers.Count(reader => !reader.IsCompleted));
        trial.Observe("left in the queue", jobs.Reader.Count);
    }

    private static async Task ReadAsync(ChannelReader<Action> jobs)
    {
        await foreach (var job in jobs.ReadAllAsync()) job();
    }

    private static async Task FailAloneAsync(Trial trial, Starter start)
    {
        var ran = 0;
        await using var executor = start(Workers);
        var failing = new List<IExecution>();
        for (var job = 0; job < Workers; job++) failing.Add(await executor.SubmitAsync(_ => throw new InvalidOperationException("a job fails"), null, trial.Cancellation));
        await failing.WaitAsync(cancellationToken: trial.Cancellation);
        var others = new List<IExecution>();
        for (var job = 0; job < Others; job++) others.Add(await executor.SubmitAsync(_ => { Interlocked.Increment(ref ran); }, null, trial.Cancellation));
        await others.WaitAsync(cancellationToken: trial.Cancellation);

        TellOthers(trial, ran, (await executor.SnapshotAsync(trial.Cancellation)).Workers);
        trial.Observe("the first job", failing[0].Task.Exception?.InnerException?.Message ?? "nothing is known of it");
    }

    private static void TellOthers(Trial trial, int ran, int workers)
    {
        trial.Say($"{ran} of {Others} others have run; {workers} of {Workers} workers are left.");
        trial.Observe("workers that are left", workers);
        if (ran < Others) trial.Show(WorkerDies, $"{ran} of {Others} others have run, and {workers} workers are left");
    }
}
