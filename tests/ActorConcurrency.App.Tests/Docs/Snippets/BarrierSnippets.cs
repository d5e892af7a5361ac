namespace ActorConcurrency.App.Tests;

internal static class BarrierSnippets
{
    internal static class Before
    {
        public static void Run(int workers, int phases, Action<int, int> work)
        {
            using var barrier = new Barrier(workers);
            var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() =>
            {
                for (var phase = 0; phase < phases; phase++)
                {
                    work(worker, phase);
                    barrier.SignalAndWait();
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }
    }

    internal static class After
    {
        // Each participant, wherever it runs. A barrier for as many is started with BarrierSettings { Parties = … }.
        public static async Task RunAsync(IBarrier barrier, int worker, int phases, Action<int, int> work, CancellationToken stop)
        {
            for (var phase = 0; phase < phases; phase++)
            {
                work(worker, phase);
                await barrier.SignalAndWaitAsync(stop);
            }
        }
    }

    internal static class AfterLatch
    {
        // Each piece, wherever it runs; even one that fails is counted.
        public static async Task RunAsync(ILatch left, Action piece, CancellationToken stop)
        {
            try { piece(); }
            finally { await left.SignalAsync(cancellationToken: stop); }
        }

        public static async Task<bool> AllDoneAsync(ILatch left, TimeSpan timeout, CancellationToken stop) => await left.TryWaitAsync(timeout, stop);
    }
}
