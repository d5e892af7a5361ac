namespace ActorConcurrency.Tests;

/// <summary>Lets two steps meet, many times over: which of them comes first is left to the seed and to the machine, and must not matter.</summary>
public sealed class Race(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Takes both steps at about the same time; done when both are.</summary>
    public async Task RunAsync(Action one, Func<Task> other)
    {
        var ahead = _random.Next(-2000, 2000);
        var racing = Task.Run(() =>
        {
            Thread.SpinWait(Math.Max(0, -ahead));
            return other();
        });
        Thread.SpinWait(Math.Max(0, ahead));
        one();
        await racing;
    }
}
