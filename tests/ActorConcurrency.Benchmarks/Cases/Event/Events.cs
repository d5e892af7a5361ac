namespace ActorConcurrency.Benchmarks;

internal sealed class OurEvent : EventContender
{
    private readonly ActorEvent _event;

    public OurEvent() => _event = Own(ActorEvent.Start(Own(new Arena()).System, new EventSettings()));

    protected override async Task ResetAsync() => await _event.ClearAsync();

    protected override async Task SetAsync() => await _event.SetAsync();

    protected override async Task PassAsync(Done passed)
    {
        await _event.WaitAsync();
        passed.Signal();
    }

    protected override async Task SettledAsync(int waiters) =>
        WrongResultException.ThrowUnless(waiters, await WaitingAsync(), "waiters");

    public override async Task CheckAsync(int operations) =>
        WrongResultException.ThrowUnless(0, await WaitingAsync(), "waiters left");

    private async Task<int> WaitingAsync()
    {
        var now = await _event.SnapshotAsync();
        return now.Waiters.Length + now.MoreWaiters;
    }
}

/// <summary>One promise that all wait for, replaced at each reset: what a user writes who needs an event to be awaited.</summary>
internal sealed class SharedPromiseEvent : EventContender
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override Task ResetAsync()
    {
        _set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    protected override Task SetAsync()
    {
        _set.SetResult();
        return Task.CompletedTask;
    }

    protected override async Task PassAsync(Done passed)
    {
        await _set.Task;
        passed.Signal();
    }
}

/// <summary>A promise for each waiter, so that each wait can end by itself.</summary>
internal sealed class PromisePerWaiterEvent : EventContender
{
    private readonly List<TaskCompletionSource> _waiters = [];

    protected override Task ResetAsync() => Task.CompletedTask;

    protected override Task SetAsync()
    {
        foreach (var waiter in _waiters) waiter.SetResult();
        _waiters.Clear();
        return Task.CompletedTask;
    }

    protected override async Task PassAsync(Done passed)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add(waiter);
        await waiter.Task;
        passed.Signal();
    }
}
