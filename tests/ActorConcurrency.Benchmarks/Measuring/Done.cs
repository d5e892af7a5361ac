namespace ActorConcurrency.Benchmarks;

/// <summary>Completes after so many signals.</summary>
internal sealed class Done(int signals)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = signals;

    public Task Task => _all.Task;

    public void Signal()
    {
        if (Interlocked.Decrement(ref _left) == 0) _all.SetResult();
    }

    public void Fail(Exception reason) => _all.TrySetException(reason);
}
