using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The page of the executor.</summary>
internal static class ExecutorSnippets
{
    public static async Task<int> StartAsync(ActorSystem system)
    {
        await using var pool = ActorExecutor.Start(system, new ExecutorSettings { Workers = 8, Initializer = worker => Console.WriteLine($"worker {worker}") });
        return await pool.RunAsync(_ => 6 * 7);
    }

    public static async Task FetchAsync(IExecutor pool, IEnumerable<Uri> pages)
    {
        var fetches = new List<IExecution<string>>();
        foreach (var page in pages) fetches.Add(await pool.SubmitAsync(token => FetchAsync(page, token), new($"{page}")));
        await fetches.WaitAsync(WaitFor.All);
        foreach (var fetch in fetches)
            Console.WriteLine($"{fetch.Options.Name}: {(fetch.Task.IsCompletedSuccessfully ? await fetch.Task : fetch.Task.Exception?.InnerException?.Message ?? "cancelled")}");
    }

    public static async Task EndAsync(IExecutor pool)
    {
        await pool.ShutdownAsync();
        if (!await pool.TryJoinAsync(TimeSpan.FromSeconds(10))) await pool.ShutdownAsync(ShutdownMode.CancelAll);
    }

    private static Task<string> FetchAsync(Uri page, CancellationToken cancellationToken) => Task.FromResult($"{page}").WaitAsync(cancellationToken);
}
