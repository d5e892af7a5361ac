namespace ActorConcurrency.Tests;

/// <summary>Holds up whoever passes until the test opens it, and tells the test that somebody has arrived.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _open = new();

    /// <summary>Completes when somebody stands at the gate.</summary>
    public Task Arrived => _arrived.Task.WaitAsync(Limit.Hang);

    /// <summary>Put this at the critical point.</summary>
    public void Pass()
    {
        _arrived.TrySetResult();
        Assert.True(_open.Wait(Limit.Hang), "The test never opened the gate.");
    }

    public void Open() => _open.Set();

    /// <summary>Opens, so that no thread stays behind.</summary>
    public void Dispose() => Open();
}
