using System.Diagnostics;

namespace ActorConcurrency.Engine.Tests.Threads;

public sealed class ThreadsLeftBehindTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [LinuxFact]
    public async Task A_terminated_system_leaves_no_thread_behind()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", typeof(ThreadsLeftBehindTests).Assembly.Location, ThreadsLeftBehind.Command }) start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Limit);
        await process.WaitForExitAsync().WaitAsync(Limit);
        var names = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(0, process.ExitCode);
        // Workers, a pinned and a dedicated thread, the scheduler: without these the check could not fail.
        Assert.True(names.Count(n => n.StartsWith("before ", StringComparison.Ordinal)) >= 4, output);
        Assert.DoesNotContain(names, n => n.StartsWith("after ", StringComparison.Ordinal));
    }

    /// <summary>Threads of a process are listed by name under /proc only.</summary>
    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute()
        {
            if (!OperatingSystem.IsLinux()) Skip = "Only Linux lists a process's threads by name.";
        }
    }
}
