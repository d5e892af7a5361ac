namespace ActorConcurrency.Benchmarks;

/// <summary>Ten seconds of everything at once: nothing may be lost, doubled or out of order.</summary>
internal static class StressCommand
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    /// <summary>Exit code 0: all was right; 1: something was not.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length > 0) throw new UsageException($"There is no option '{arguments[0]}'. stress takes none.");
        Console.WriteLine(Surroundings.Here);
        await using var arena = new Arena();
        var mixture = new Mixture();
        using var end = new CancellationTokenSource(Time);
        try
        {
            await mixture.RunAsync(arena.System, end.Token);
        }
        catch (WrongResultException wrong)
        {
            Console.WriteLine($"FAILED: {wrong.Message}");
            return 1;
        }

        mixture.Print();
        Console.WriteLine("Nothing was lost, doubled or out of order.");
        return 0;
    }
}
