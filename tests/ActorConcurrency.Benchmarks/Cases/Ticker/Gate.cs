namespace ActorConcurrency.Benchmarks;

/// <summary>Holds back whoever comes first after it was closed, until it is opened.</summary>
internal sealed class Gate
{
    private TaskCompletionSource? _arrived;
    private ManualResetEventSlim _open = new();

    /// <summary>Closes it; completes when somebody stands before it.</summary>
    public Task CloseAsync()
    {
        _open = new ManualResetEventSlim();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _arrived, arrived);
        return arrived.Task;
    }

    public void Open() => _open.Set();

    /// <summary>Goes through, or waits before it.</summary>
    public void Pass()
    {
        if (Interlocked.Exchange(ref _arrived, null) is not { } arrived) return;
        arrived.SetResult();
        _open.Wait();
    }
}
