namespace ActorConcurrency.Benchmarks;

/// <summary>Many wait for an event. Measured is its set, until the last of them has gone on.</summary>
internal abstract class EventContender : Contender
{
    private Done _passed = new(0);

    public override async Task PrepareAsync(int operations)
    {
        await ResetAsync();
        _passed = new Done(operations);
        for (var i = 0; i < operations; i++) _ = PassAsync(_passed);
        await SettledAsync(operations);
    }

    public override async Task OperateAsync(int operations)
    {
        await SetAsync();
        await _passed.Task;
    }

    protected abstract Task ResetAsync();

    protected abstract Task SetAsync();

    /// <summary>Waits for the event, and signals that it has passed.</summary>
    protected abstract Task PassAsync(Done passed);

    /// <summary>Completes when so many wait: an actor is told so by messages, which have to be handled first.</summary>
    protected virtual Task SettledAsync(int waiters) => Task.CompletedTask;
}
