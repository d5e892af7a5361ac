using System.Collections.Concurrent;
using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>Where the sides part.</content>
internal sealed partial class ExecutorScenario
{
    private static Experiment JobInJob => new()
    {
        Name = "job-in-job",
        Title = "what if a job waits for a job of the same workers?",
        Kind = ExperimentKind.Deciding,
        Participants = Workers,
        Operations = $"{Workers} workers run a job each, which submits another and waits for it, for {Quantities.Duration(Patience)}: nothing else is there to be done",
        Invariant = AllEnd,
        Faults = [WaitsForItself],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonThreadPool>(WaitInThreads),
            Contender.DotNet<Task>(WaitInTasksAsync).Provided("a thread of the pool may be blocked: the pool runs the inner task there itself, or starts threads"),
            .. Successors(WaitInWorkAsync, WaitsForItself),
        ],
    };

    private static Experiment LateJob => new()
    {
        Name = "late-job",
        Title = "what becomes of a job that comes after the end?",
        Kind = ExperimentKind.Further,
        Participants = Workers,
        Operations = "the workers are told to end, and then one more job is submitted",
        Invariant = Known,
        Faults = [LostBehindTheSentinel],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<QueueThreads>(PutBehindSentinels),
            Contender.DotNet<Channel<Action>>(WriteAfterCompletionAsync),
            .. Successors(SubmitLateAsync),
        ],
    };

    private static Experiment OneOfMany => new()
    {
        Name = "one-of-many",
        Title = "what if one item of many fails?",
        Kind = ExperimentKind.Further,
        Participants = Workers,
        Operations = $"{Jobs} items, {Workers} at a time; the first fails",
        Invariant = Outcomes,
        Faults = [FailureEndsAll],
        Absences = [NoLock],
        Contenders =
        [
            Contender.Original<PythonThreadPool>(SubmitEach).Showing(),
            Contender.DotNet(typeof(Parallel), ForEachAsync).Showing(FailureEndsAll),
            .. Successors(SubmitEachAsync),
        ],
    };

    private static void WaitInThreads(Trial trial)
    {
        var pool = new PythonThreadPool(Workers);
        using var allIn = new CountdownEvent(Workers);
        var outer = Enumerable.Range(0, Workers).Select(_ => pool.Submit(() =>
        {
            MeetOthers(trial, allIn);
            return pool.Submit(() => 1).Result(Patience.TotalSeconds);
        })).ToList();
        PythonFutures.Wait(outer);

        TellWaits(trial, outer.Count(future => future.Exception() is TimeoutException), "nothing tells");
        pool.Shutdown();
    }

    private static async Task WaitInTasksAsync(Trial trial)
    {
        using var allIn = new CountdownEvent(Workers);
        var outer = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(
            () =>
            {
                MeetOthers(trial, allIn);
                return Task.Run(() => 1).Wait(Stuck);
            },
            trial.Cancellation)));

        TellWaits(trial, outer.Count(ended => !ended), "nothing tells");
    }

    private static async Task WaitInWorkAsync(Trial trial, Starter start)
    {
        await using var executor = start(Workers);
        using var allIn = new CountdownEvent(Workers);
        var outer = new List<IExecution<int>>();
        for (var job = 0; job < Workers; job++)
        {
            outer.Add(await executor.SubmitAsync(
                async _ =>
                {
                    MeetOthers(trial, allIn);
                    var inner = await executor.SubmitAsync(_ => 1, new("inner"), trial.Cancellation);
                    return await inner.Task.WaitAsync(Patience, trial.Cancellation);
                },
                new("outer"), trial.Cancellation));
        }

        var snapshot = await executor.SnapshotAsync(trial.Cancellation);
        while (snapshot.Queued.Length < Workers && !outer.TrueForAll(execution => execution.Task.IsCompleted)) snapshot = await executor.SnapshotAsync(trial.Cancellation);
        await outer.WaitAsync(cancellationToken: trial.Cancellation);

        var named = snapshot.Queued.Count(queued => queued.SubmittedBy == "outer");
        TellWaits(trial, outer.Count(execution => execution.Task.Exception?.InnerException is TimeoutException), $"the snapshot: {named} 'inner' are queued, submitted by 'outer', which run");
    }

    private static void MeetOthers(Trial trial, CountdownEvent allIn)
    {
        allIn.Signal();
        allIn.Wait(trial.Cancellation);
    }

    private static void TellWaits(Trial trial, int stuck, string told)
    {
        trial.Say($"{stuck} of {Workers} jobs wait for ever.");
        trial.Observe("who tells what waits for what", told);
        if (stuck > 0) trial.Show(WaitsForItself, $"{stuck} of {Workers} jobs have waited in vain");
    }

    private static void PutBehindSentinels(Trial trial)
    {
        var ran = 0;
        var pool = new QueueThreads(Workers);
        pool.Stop();
        pool.Put(() => Interlocked.Increment(ref ran));
        foreach (var thread in pool.Threads) thread.Join();

        trial.Say($"The job has {(ran > 0 ? "run" : "not run")}, and nobody is told.");
        if (ran == 0) trial.Show(LostBehindTheSentinel, $"{pool.Unfinished()} job stays in the queue for ever");
    }

    private static async Task WriteAfterCompletionAsync(Trial trial)
    {
        var jobs = Channel.CreateUnbounded<Action>();
        Task[] readers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(() => ReadAsync(jobs.Reader), trial.Cancellation))];
        jobs.Writer.Complete();
        var told = "";
        try
        {
            await jobs.Writer.WriteAsync(() => { }, trial.Cancellation);
        }
        catch (ChannelClosedException refusal)
        {
            told = refusal.Message;
        }

        await Task.WhenAll(readers);
        TellRefusal(trial, told);
    }

    private static async Task SubmitLateAsync(Trial trial, Starter start)
    {
        await using var executor = start(Workers);
        await executor.ShutdownAsync(cancellationToken: trial.Cancellation);
        var told = "";
        try
        {
            await executor.SubmitAsync(_ => 1, null, trial.Cancellation);
        }
        catch (StoppedException refusal)
        {
            told = refusal.Message;
        }

        TellRefusal(trial, told);
    }

    private static void TellRefusal(Trial trial, string told)
    {
        trial.Say(told);
        trial.Require(Known, told.Length > 0, "nobody was told");
    }

    private static void SubmitEach(Trial trial)
    {
        var pool = new PythonThreadPool(Workers);
        var futures = Items.Select(item => pool.Submit(() => FailFirst(item))).ToList();
        PythonFutures.Wait(futures);
        TellOutcomes(trial, futures.Count(future => future.Done()));
        pool.Shutdown();
    }

    private static async Task ForEachAsync(Trial trial)
    {
        var outcomes = new ConcurrentDictionary<int, bool>();
        var both = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = trial.Cancellation };
        await Parallel.ForEachAsync(Items, both, (item, token) =>
        {
            // Every other item waits until the failure of the first is known.
            if (item > 0 && !token.IsCancellationRequested) token.WaitHandle.WaitOne(Stuck);
            outcomes[item] = FailFirst(item) == item;
            return default;
        }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        TellOutcomes(trial, outcomes.Count + 1);
    }

    private static async Task SubmitEachAsync(Trial trial, Starter start)
    {
        await using var executor = start(Workers);
        var executions = new List<IExecution>();
        foreach (var item in Items) executions.Add(await executor.SubmitAsync(_ => FailFirst(item), null, trial.Cancellation));
        var waited = await executions.WaitAsync(cancellationToken: trial.Cancellation);
        TellOutcomes(trial, waited.Done.Length);
    }

    private static int FailFirst(int item) => item == 0 ? throw new InvalidOperationException("the first fails") : item;

    private static void TellOutcomes(Trial trial, int outcomes)
    {
        trial.Say($"{outcomes} of {Jobs} items have an outcome.");
        if (outcomes < Jobs) trial.Show(FailureEndsAll, $"{Jobs - outcomes} of {Jobs} items were not begun");
    }
}
