namespace ActorConcurrency.Tests;

/// <summary>Runs blocking code on a thread of its own, so that it neither starves the pool nor keeps the process alive.</summary>
public static class OnThread
{
    public static Task Run(Action body) =>
        Task.Factory.StartNew(body, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Limit.Hang);
}
