namespace ActorConcurrency.Comparison;

/// <summary>A stock behind a lock: a signal puts one thing, and who waits takes it if it is told to. Whoever waits is a thread.</summary>
internal sealed class GuardFlag(StockGuard guard) : SignalFlag
{
    private readonly Dictionary<Task, BlockingCall> _calls = [];

    public override bool TellsOfFailure => false;

    public override Task SetAsync()
    {
        guard.Locked(() =>
        {
            guard.Stock++;
            guard.NotifyAll();
        });
        return Task.CompletedTask;
    }

    public override Task ClearAsync()
    {
        guard.Locked(() => guard.Stock = 0);
        return Task.CompletedTask;
    }

    public override Task WaitAsync(CancellationToken cancellation = default)
    {
        var call = BlockingCall.Start("waiter", Wait);
        _calls[call.Done] = call;
        return call.Done;
    }

    public override Task<bool> IsBlockedAsync(Task wait) => _calls[wait].IsBlockedAsync();

    public override void Wait() => guard.Locked(() =>
    {
        while (guard.Stock == 0) guard.Wait();
    });
}

/// <summary>A condition by its contract. Its state is how much there is, and how much there has been: so signals have numbers.</summary>
/// <param name="stock">The condition.</param>
/// <param name="takes">Whether a wait takes one thing, in the same step.</param>
internal sealed class ConditionFlag(ICondition<(int Left, long Put)> stock, bool takes = true) : SignalFlag
{
    public override bool HasNumbers => true;

    public override Task SetAsync() => stock.UpdateAsync(static state => (state.Left + 1, state.Put + 1)).AsTask();

    public override Task ClearAsync() => stock.UpdateAsync(static state => (0, state.Put)).AsTask();

    public override Task WaitAsync(CancellationToken cancellation = default) => takes
        ? stock.WaitAsync(static state => state.Left > 0, Taken, cancellation).AsTask()
        : stock.WaitAsync(static state => state.Left > 0, cancellation).AsTask();

    public override async Task<bool> TryWaitAsync(TimeSpan timeout) =>
        await stock.TryWaitAsync(static state => state.Left > 0, Taken, timeout).ConfigureAwait(false) is not null;

    public override async Task<long> WaitAfterAsync(long known) => (await stock.WaitAsync(state => state.Put > known).ConfigureAwait(false)).Put;

    public override async Task<bool> IsBlockedAsync(Task wait)
    {
        var snapshot = await stock.SnapshotAsync().ConfigureAwait(false);
        return !wait.IsCompleted && !snapshot.Waiters.IsEmpty;
    }

    // “await using” ends it with the signaller.
    public override Task FailAsync(Exception failure) => StopAsync();

    public override Task StopAsync() => stock.DisposeAsync().AsTask();

    public override void Wait() => WaitAsync().GetAwaiter().GetResult();

    private static (int Left, long Put) Taken((int Left, long Put) state) => (state.Left - 1, state.Put);
}
