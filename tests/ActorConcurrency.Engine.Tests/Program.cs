using ActorConcurrency.Engine.Tests.Threads;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What some specs run in a process of its own, so that nothing else's threads are about.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [ThreadsLeftBehind.Command]) return 2;
        foreach (var name in await ThreadsLeftBehind.AfterALifeAsync()) Console.WriteLine(name);
        return 0;
    }
}
