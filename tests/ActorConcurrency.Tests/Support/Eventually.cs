namespace ActorConcurrency.Tests;

/// <summary>For the few conditions that nothing announces, such as "that thread is blocked now".</summary>
public static class Eventually
{
    /// <summary>Looks until the condition holds; fails after <see cref="Limit.Hang"/>.</summary>
    public static async Task Holds(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(Limit.Hang);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"It never held that {what}.");
            await Task.Yield();
        }
    }

    /// <summary>Looks until the thread is blocked; then whatever it does next needs somebody else.</summary>
    public static Task Blocks(Thread thread) =>
        Holds(() => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0, $"{thread.Name} is blocked");
}
