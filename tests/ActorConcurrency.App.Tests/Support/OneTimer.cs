namespace ActorConcurrency.App.Tests;

/// <summary>A clock whose one timer goes off when a test says so. Thread-safe.</summary>
internal sealed class OneTimer : TimeProvider
{
    private readonly TaskCompletionSource<Action> _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.True(_timer.TrySetResult(() => callback(state)), "There was a timer already.");
        return new Nothing();
    }

    /// <summary>Waits until somebody waits, then lets that time be over.</summary>
    public async Task GoOffAsync() => (await _timer.Task)();

    private sealed class Nothing : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => default;
    }
}
