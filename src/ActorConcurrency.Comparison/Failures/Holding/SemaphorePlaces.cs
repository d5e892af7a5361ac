using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>The page's semaphore with one permit.</summary>
internal sealed class PythonPermit : ThreadPlace
{
    private readonly PythonSemaphore _semaphore = new(1);

    public override bool CleansUp => false;

    public override Task<long> FreeAsync() => Task.FromResult(_semaphore.Peek());

    protected override void Take(CancellationToken cancellation) => _semaphore.Acquire();

    protected override void Release() => _semaphore.Release();
}

/// <summary>The bare <see cref="SemaphoreSlim"/>, as its documentation shows it: <c>WaitAsync</c>, and <c>Release</c> in a <c>finally</c>.</summary>
internal class SlimPermit : Place
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default)
    {
        await _semaphore.WaitAsync(cancellation).ConfigureAwait(false);
        return new Hold(ReleaseAsStrangerAsync);
    }

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await _semaphore.WaitAsync(timeout).ConfigureAwait(false) ? new Hold(ReleaseAsStrangerAsync) : null;

    // It waits as soon as the call has come back.
    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => Task.FromResult(!wait.IsCompleted);

    public override Task<long> FreeAsync() => Task.FromResult<long>(_semaphore.CurrentCount);

    public override Task ReleaseAsStrangerAsync()
    {
        _semaphore.Release();
        return Task.CompletedTask;
    }

    public override Task StopAsync()
    {
        _semaphore.Dispose();
        return Task.CompletedTask;
    }

    public override void TakeAndGiveBack(string who)
    {
        _semaphore.Wait();
        _semaphore.Release();
    }
}

/// <summary>The .NET twin with one permit: it is what it hands out that is given back.</summary>
internal sealed class TwinPermit(int maxWaiters = int.MaxValue) : Place
{
    private readonly DotNetSemaphore _semaphore = new(1, 1, maxWaiters);

    public override bool EndsWaits => true;

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await _semaphore.AcquireAsync(1, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await _semaphore.TryAcquireAsync(timeout).ConfigureAwait(false) is { } permit ? HoldOf(permit) : null;

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => Task.FromResult(!wait.IsCompleted);

    public override async Task<long> FreeAsync() => (await _semaphore.SnapshotAsync().ConfigureAwait(false)).Available;

    public override Task ReleaseAsStrangerAsync() => _semaphore.ReleaseAsync().AsTask();

    public override Task StopAsync() => _semaphore.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _semaphore.AcquireAsync().AsTask().GetAwaiter().GetResult().Dispose();

    private static Hold HoldOf(IPermit permit) => new(async () => await permit.DisposeAsync().ConfigureAwait(false), permit.Lost);
}
