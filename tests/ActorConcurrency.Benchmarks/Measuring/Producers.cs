namespace ActorConcurrency.Benchmarks;

/// <summary>Threads that produce at the same time.</summary>
internal static class Producers
{
    /// <summary>Lets so many threads do an equal part each; the run begins when all are ready.</summary>
    /// <param name="run">The run.</param>
    /// <param name="threads">How many threads; the run's operations must be a multiple.</param>
    /// <param name="produce">Does so many operations.</param>
    public static void Run(Run run, int threads, Action<int> produce)
    {
        using var ready = new CountdownEvent(threads);
        using var go = new ManualResetEventSlim();
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            ready.Signal();
            go.Wait();
            produce(run.Operations / threads);
        })).ToArray();
        foreach (var thread in all) thread.Start();
        ready.Wait();
        run.Begin();
        go.Set();
        foreach (var thread in all) thread.Join();
    }
}
