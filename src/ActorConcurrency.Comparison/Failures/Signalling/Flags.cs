using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's event: whoever waits is a thread.</summary>
internal sealed class PythonFlag : SignalFlag
{
    private readonly PythonEvent _event = new();
    private readonly Dictionary<Task, BlockingCall> _calls = [];

    public override bool TellsOfFailure => false;

    public override Task SetAsync()
    {
        _event.Set();
        return Task.CompletedTask;
    }

    public override Task ClearAsync()
    {
        _event.Clear();
        return Task.CompletedTask;
    }

    public override Task WaitAsync(CancellationToken cancellation = default)
    {
        var call = BlockingCall.Start("waiter", _event.Wait);
        _calls[call.Done] = call;
        return call.Done;
    }

    public override Task<bool> IsBlockedAsync(Task wait) => _calls[wait].IsBlockedAsync();

    public override void Wait() => _event.Wait();
}

/// <summary>The bare <see cref="TaskCompletionSource"/>, as its documentation shows it; a new one for each signal.</summary>
internal sealed class SourceFlag : SignalFlag
{
    private TaskCompletionSource _source = new();

    public override Task SetAsync()
    {
        _source.SetResult();
        return Task.CompletedTask;
    }

    public override Task ClearAsync()
    {
        _source = new TaskCompletionSource();
        return Task.CompletedTask;
    }

    public override Task WaitAsync(CancellationToken cancellation = default) => _source.Task.WaitAsync(cancellation);

    public override async Task<bool> TryWaitAsync(TimeSpan timeout)
    {
        try
        {
            await _source.Task.WaitAsync(timeout).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public override Task<bool> IsBlockedAsync(Task wait) => Task.FromResult(!wait.IsCompleted);

    public override Task FailAsync(Exception failure)
    {
        _source.TrySetException(failure);
        return Task.CompletedTask;
    }

    public override Task StopAsync()
    {
        _source.TrySetCanceled();
        return Task.CompletedTask;
    }

    public override void Wait() => _source.Task.GetAwaiter().GetResult();
}

/// <summary>An event by its contract.</summary>
internal sealed class ContractFlag(IEvent signal) : SignalFlag
{
    public override bool HasNumbers => true;

    public override Task SetAsync() => signal.SetAsync().AsTask();

    public override Task ClearAsync() => signal.ClearAsync().AsTask();

    public override Task WaitAsync(CancellationToken cancellation = default) => signal.WaitAsync(cancellation).AsTask();

    public override Task<bool> TryWaitAsync(TimeSpan timeout) => signal.TryWaitAsync(timeout).AsTask();

    public override Task<long> WaitAfterAsync(long known) => signal.WaitForSignalAsync(known).AsTask();

    public override async Task<bool> IsBlockedAsync(Task wait)
    {
        var snapshot = await signal.SnapshotAsync().ConfigureAwait(false);
        return !wait.IsCompleted && !snapshot.Waiters.IsEmpty;
    }

    // “await using” ends it with the signaller.
    public override Task FailAsync(Exception failure) => StopAsync();

    public override Task StopAsync() => signal.DisposeAsync().AsTask();

    public override void Wait() => signal.WaitAsync().AsTask().GetAwaiter().GetResult();
}
