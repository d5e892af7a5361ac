using DotNext.Threading;

namespace ActorConcurrency.Benchmarks;

/// <summary>Ours, with the hold as a value.</summary>
internal sealed class OurLock(LockMode mode) : SemaphoreContender
{
    private ActorLock? _lock;
    private LockHold _taken;

    private ActorLock Lock => _lock ??= Own(ActorLock.Start(Own(new Arena()).System, new LockSettings()));

    public override async Task LoopAsync(int times)
    {
        for (var it = Lock; times > 0; times--)
        {
            using var hold = await it.AcquireAsync(mode);
            Inside++;
        }
    }

    public override async Task TakeAsync() => _taken = await Lock.AcquireAsync(mode);

    public override Task GiveAsync()
    {
        _taken.Dispose();
        return Task.CompletedTask;
    }

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(0, (await Lock.SnapshotAsync()).Holders.Length, "holders left");
    }
}

/// <summary>Blocks, and belongs to a thread; for the uncontended case only.</summary>
internal sealed class SlimReadLock : SemaphoreContender
{
    private readonly ReaderWriterLockSlim _lock = new();

    public override Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            _lock.EnterReadLock();
            Inside++;
            _lock.ExitReadLock();
        }

        return Task.CompletedTask;
    }

    public override Task TakeAsync() => throw new NotSupportedException();

    public override Task GiveAsync() => throw new NotSupportedException();
}

internal sealed class NitoLock(bool reads) : SemaphoreContender
{
    private readonly Nito.AsyncEx.AsyncReaderWriterLock _lock = new();
    private IDisposable? _taken;

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            using var hold = await (reads ? _lock.ReaderLockAsync() : _lock.WriterLockAsync());
            Inside++;
        }
    }

    public override async Task TakeAsync() => _taken = await _lock.WriterLockAsync();

    public override Task GiveAsync()
    {
        _taken!.Dispose();
        return Task.CompletedTask;
    }
}

internal sealed class DotNextLock(bool reads) : SemaphoreContender
{
    private readonly AsyncReaderWriterLock _lock = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await (reads ? _lock.EnterReadLockAsync() : _lock.EnterWriteLockAsync());
            Inside++;
            _lock.Release();
        }
    }

    public override async Task TakeAsync() => await _lock.EnterWriteLockAsync();

    public override Task GiveAsync()
    {
        _lock.Release();
        return Task.CompletedTask;
    }
}
