using System.Diagnostics;

namespace ActorConcurrency.App.Tests;

internal static class TheorySnippets
{
    public static void OnAThread(Action<int> count)
    {
        var thread = new Thread(() => count(10)) { Name = "countdown" };
        thread.Start();
        thread.Join();
    }

    public static async Task OnThePoolAsync(Action<int> count)
    {
        await Task.Run(() => count(10));
    }

    public static async Task<int> ConcurrentAsync(IEnumerable<int> pages, Func<int, Task<int>> fetch)
    {
        var sizes = await Task.WhenAll(pages.Select(fetch));
        return sizes.Sum();
    }

    public static long Parallel(int[] numbers, Func<int, long> expensive)
    {
        var sum = numbers.AsParallel().Sum(expensive);
        return sum;
    }

    public static async Task<string> SubprocessAsync(string program, string argument, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, [argument]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return output;
    }
}
