using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The page of the subprocess.</summary>
internal static class SubprocessSnippets
{
    public static async Task<SubprocessOutcome> SortAsync(ActorSystem system)
    {
        await using var child = ActorSubprocess.Start(system, new SubprocessStart("sort", "-n"));
        await child.Started;
        await child.WriteLineAsync("10");
        await child.WriteLineAsync("9");
        await child.CompleteInputAsync();
        await foreach (var line in child.LinesAsync()) Console.WriteLine(line.Text);
        var outcome = await child.Completion;
        return outcome;
    }

    public static async Task WatchAsync(ActorSystem system, SubprocessStart worker)
    {
        var settings = new SubprocessSettings
        {
            Supervision = new() { Restart = RestartPolicy.OnFailure(maxRestarts: 2), Grace = TimeSpan.FromSeconds(1) },
        };
        await using var child = ActorSubprocess.Start(system, worker with { Output = OutputUse.Discard }, settings);
        await foreach (var line in child.LinesAsync(OutputOrigin.Errors)) Console.WriteLine($"run {line.Run}: {line.Text}");
    }

    public static async Task<string> RunAsync(ActorSystem system)
    {
        var sorted = await ActorSubprocess.RunAsync(system, new SubprocessStart("sort").WithInput("b\na\n"), new RunLimits { MaxOutput = 1000 });
        return sorted.Checked().Output;
    }
}
