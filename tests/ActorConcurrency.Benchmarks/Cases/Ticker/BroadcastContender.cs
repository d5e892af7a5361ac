namespace ActorConcurrency.Benchmarks;

/// <summary>A clock ticks for many. Measured is the tick, until the last has handled it; not the wait for it.</summary>
internal abstract class BroadcastContender : Contender
{
    protected static readonly TimeSpan Period = TimeSpan.FromMilliseconds(300);

    private Done _handled = new(0);

    /// <summary>Holds the tick back until it is measured.</summary>
    protected Gate Gate { get; } = new();

    public override Task PrepareAsync(int operations)
    {
        _handled = new Done(operations);
        return HoldTickAsync();
    }

    public override Task OperateAsync(int operations)
    {
        Gate.Open();
        return _handled.Task;
    }

    /// <summary>Starts the clock, and completes when its tick is held back by the gate.</summary>
    protected abstract Task HoldTickAsync();

    /// <summary>A subscriber has handled the tick.</summary>
    protected void Handled() => _handled.Signal();
}
