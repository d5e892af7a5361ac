namespace ActorConcurrency.Tests;

/// <summary>A lock that passes everything on. Those below each break one promise.</summary>
internal abstract class PassingLock(IOwnedLock inner) : IOwnedLock
{
    protected IOwnedLock Inner => inner;

    public virtual ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        inner.AcquireAsync(mode, cancellationToken);

    public ValueTask<ILockHold?> TryAcquireAsync(TimeSpan timeout, LockMode mode = LockMode.Write, CancellationToken cancellationToken = default) =>
        inner.TryAcquireAsync(timeout, mode, cancellationToken);

    public ValueTask EndAsync(LockEnding ending = LockEnding.ServeWaiters, CancellationToken cancellationToken = default) => inner.EndAsync(ending, cancellationToken);

    public ValueTask<LockSnapshot> SnapshotAsync(CancellationToken cancellationToken = default) => inner.SnapshotAsync(cancellationToken);

    public ILockSession OpenSession(string label) => inner.OpenSession(label);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>A hold that says what its maker likes.</summary>
    protected sealed class Hold(LockMode mode, ILockHold held, Action giveBack) : ILockHold
    {
        public LockMode Mode => mode;

        public long FencingToken => held.FencingToken;

        public CancellationToken Lost => held.Lost;

        public ValueTask<ILockHold> UpgradeAsync(CancellationToken cancellationToken = default) => held.UpgradeAsync(cancellationToken);

        public ValueTask<ILockHold?> TryUpgradeAsync(TimeSpan timeout, CancellationToken cancellationToken = default) =>
            held.TryUpgradeAsync(timeout, cancellationToken);

        public void Dispose() => giveBack();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

/// <summary>Says that it is held alone, and lets readers in.</summary>
internal sealed class OpenLock(IOwnedLock inner) : PassingLock(inner)
{
    public override async ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        var held = await Inner.AcquireAsync(mode == LockMode.Write ? LockMode.Upgradeable : mode, cancellationToken);
        return new Hold(mode, held, held.Dispose);
    }
}

/// <summary>Lets a reader in beside another one though a writer waits: the second reader gets a share in the hold of the first.</summary>
internal sealed class UnfairLock(IOwnedLock inner) : PassingLock(inner)
{
    private readonly Lock _gate = new();
    private ILockHold? _shared;
    private int _readers;

    public override async ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        if (mode != LockMode.Read) return await Inner.AcquireAsync(mode, cancellationToken);
        if (Share(null) is { } shared) return shared;
        var own = await Inner.AcquireAsync(mode, cancellationToken);
        return Share(own)!;
    }

    private Hold? Share(ILockHold? own)
    {
        lock (_gate)
        {
            if (own is null && _readers == 0) return null;
            if (own is not null && _readers > 0) return new Hold(LockMode.Read, own, own.Dispose);
            _shared = own ?? _shared;
            _readers++;
            return new Hold(LockMode.Read, _shared!, Leave);
        }
    }

    private void Leave()
    {
        lock (_gate)
            if (--_readers == 0) _shared!.Dispose();
    }
}

/// <summary>A wait that is cancelled just as it is served keeps what it got.</summary>
internal sealed class LeakyLock(IOwnedLock inner) : PassingLock(inner)
{
    public override async ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        var held = await Inner.AcquireAsync(mode, cancellationToken);
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return held;
    }
}

/// <summary>Gives the lock back a little later than it says.</summary>
internal sealed class TardyLock(IOwnedLock inner) : PassingLock(inner)
{
    public override async ValueTask<ILockHold> AcquireAsync(LockMode mode = LockMode.Write, CancellationToken cancellationToken = default)
    {
        var held = await Inner.AcquireAsync(mode, cancellationToken);
        return new Hold(mode, held, () => ThreadPool.QueueUserWorkItem(_ => held.Dispose()));
    }
}
