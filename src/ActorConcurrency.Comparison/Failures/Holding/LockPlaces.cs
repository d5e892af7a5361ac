using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <summary>One of the page's locks. Its acquire gives back in a <c>finally</c>; the lock itself anybody may release.</summary>
internal sealed class PythonLockPlace : ThreadPlace
{
    private readonly PythonLock _lock = new();

    public override string What => "the lock";

    public override Task<long> FreeAsync() => Task.FromResult(_lock.Locked ? 0L : 1);

    protected override void Take(CancellationToken cancellation) => _lock.Acquire();

    protected override void Release() => _lock.Release();
}

/// <summary>A <see cref="SemaphoreSlim"/> as a lock that can be held across an <c>await</c>.</summary>
internal sealed class SlimLockPlace : SlimPermit
{
    public override string What => "the lock";
}

/// <summary>One lock of the .NET twin. Each participant is a flow of control of its own.</summary>
internal sealed class TwinLockPlace(int maxWaiters = int.MaxValue) : Place
{
    private static readonly string[] Names = ["x"];

    private readonly DotNetLockSet _locks = new(maxWaiters);

    public override string What => "the lock";

    public override bool EndsWaits => true;

    // An async method is a flow of its own: what it holds, its caller does not.
    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default) =>
        HoldOf(await _locks.AcquireAsync(Names, cancellation).ConfigureAwait(false));

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout) =>
        await _locks.TryAcquireAsync(Names, timeout).ConfigureAwait(false) is { } lease ? HoldOf(lease) : null;

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => Task.FromResult(!wait.IsCompleted);

    public override async Task<long> FreeAsync() => 1 - (await _locks.SnapshotAsync().ConfigureAwait(false)).Holders.Length;

    public override Task StopAsync() => _locks.DisposeAsync().AsTask();

    public override void TakeAndGiveBack(string who) => _locks.AcquireAsync(Names).AsTask().GetAwaiter().GetResult().Dispose();

    private static Hold HoldOf(ILockLease lease) => new(async () => await lease.DisposeAsync().ConfigureAwait(false), lease.Lost);
}
