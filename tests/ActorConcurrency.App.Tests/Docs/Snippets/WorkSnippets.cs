namespace ActorConcurrency.App.Tests;

internal static class WorkSnippets
{
    internal static class Before
    {
        public static async Task<IReadOnlyList<int>> MeasureAllAsync(IReadOnlyList<string> pages, Func<string, int> measure, CancellationToken stop)
        {
            var sizes = new int[pages.Count];
            var limit = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop };
            await Parallel.ForEachAsync(Enumerable.Range(0, pages.Count), limit, (page, _) =>
            {
                sizes[page] = measure(pages[page]);
                return ValueTask.CompletedTask;
            });
            return sizes;
        }

        public static async Task<int> MeasureAsync(string page, Func<string, int> measure, CancellationToken stop)
        {
            var size = Task.Run(() => measure(page), stop);
            return await size;
        }
    }

    internal static class After
    {
        // The workers are everybody's: an executor for four at a time is started with ExecutorSettings { Workers = 4 }.
        public static async Task<IReadOnlyList<int>> MeasureAllAsync(
            IExecutor workers, IReadOnlyList<string> pages, Func<string, int> measure, CancellationToken stop)
        {
            var sizes = new List<int>();
            await foreach (var size in workers.MapAsync(pages, (page, _) => measure(page), cancellationToken: stop)) sizes.Add(size);
            return sizes;
        }

        public static async Task<int> MeasureAsync(IExecutor workers, string page, Func<string, int> measure, CancellationToken stop)
        {
            // Waits for room if the queue is full. Cancel() of what it gives tells whether it was in time.
            var size = await workers.SubmitAsync(_ => measure(page), new ExecutionOptions(page, TimeLimit: TimeSpan.FromMinutes(1)), stop);
            return await size.Task;
        }
    }
}
