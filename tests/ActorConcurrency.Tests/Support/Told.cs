namespace ActorConcurrency.Tests;

/// <summary>News that comes by a token.</summary>
public static class Told
{
    /// <summary>Completes once the token is cancelled.</summary>
    public static async Task By(CancellationToken news)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = news.Register(told.SetResult);
        await told.Task.WaitAsync(Limit.Hang);
    }
}
