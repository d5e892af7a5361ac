using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The page of the subprocess.</summary>
internal static class SubprocessSnippets
{
    public static async Task<SubprocessOutcome> SortAsync(ActorSystem system)
    {
        await using var child = ActorSubprocess.Start(system, new SubprocessStart("sort", "-n"));
        await child.WriteLineAsync("10");
        await child.WriteLineAsync("9");
        await child.CompleteInputAsync();
        await foreach (var line in child.LinesAsync()) Console.WriteLine(line.Text);
        var outcome = await child.Completion;
        return outcome;
    }
}
