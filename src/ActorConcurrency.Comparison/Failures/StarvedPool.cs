using System.Diagnostics;

namespace ActorConcurrency.Comparison;

/// <summary>Lets every thread of the pool block, while the pool may not grow, and sees who goes on. For a child process only.</summary>
internal static class StarvedPool
{
    private const int Longest = 5;

    private static readonly TimeSpan MostGrace = TimeSpan.FromSeconds(2);

    /// <summary>Blocks the pool's threads, then lets somebody serve them from a thread of his own.</summary>
    /// <param name="run">Where it is noted. The program of the try runs on the pool itself: it awaits this.</param>
    /// <param name="wait">What blocks a thread of the pool until it is served. Takes the number of the thread.</param>
    /// <param name="serve">Serves the first of them; each next one is served by the one before, or by this too.</param>
    public static Task RunAsync(FailureRun run, Action<int> wait, Action serve) => BlockingCall.Start("server", () => Run(run, wait, serve)).Done;

    private static void Run(FailureRun run, Action<int> wait, Action serve)
    {
        var threads = Environment.ProcessorCount;
        ThreadPool.GetMaxThreads(out var most, out var mostPorts);
        ThreadPool.GetMinThreads(out var least, out var leastPorts);
        ThreadPool.SetMinThreads(threads, leastPorts);
        ThreadPool.SetMaxThreads(threads, mostPorts);
        try
        {
            Try(run, threads, wait, serve, () => ThreadPool.SetMaxThreads(most, mostPorts));
        }
        finally
        {
            ThreadPool.SetMaxThreads(most, mostPorts);
            ThreadPool.SetMinThreads(least, leastPorts);
        }
    }

    private static void Try(FailureRun run, int threads, Action<int> wait, Action serve, Action letGrow)
    {
        var blocked = new Thread?[threads];
        using var through = new CountdownEvent(threads);
        for (var n = 0; n < threads; n++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                number =>
                {
                    Volatile.Write(ref blocked[number], Thread.CurrentThread);
                    wait(number);
                    through.Signal();
                },
                n,
                preferLocal: false);
        }

        WaitUntilAsleep(blocked, run.Cancellation);
        run.Progress();
        run.FaultNow();
        serve();
        var half = run.HangAfter / 2;
        var grace = half < MostGrace ? half : MostGrace;
        if (through.Wait(grace, run.Cancellation))
        {
            run.Recovered($"all {threads} go on while the pool is blocked");
            return;
        }

        run.Progress();
        var stuck = through.CurrentCount;
        var since = Stopwatch.GetTimestamp();
        letGrow();
        // The pool grows by a thread every half second or so, later on a busy machine.
        for (var n = 0; n < Longest && !through.Wait(grace, run.Cancellation); n++) run.Progress();
        run.Hung($"{stuck} of {threads} stay blocked; {(through.IsSet ? $"once the pool may grow, they go on within {Quantities.Duration(Stopwatch.GetElapsedTime(since))}" : "and also once the pool may grow")}");
    }

    // Twice in a row: once may be a moment's sleep at a gate that both go through.
    private static void WaitUntilAsleep(Thread?[] threads, CancellationToken cancellation)
    {
        for (var times = 0; times < 2; Thread.Sleep(10))
        {
            cancellation.ThrowIfCancellationRequested();
            times = threads.All(thread => thread is not null && thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)) ? times + 1 : 0;
        }
    }
}
