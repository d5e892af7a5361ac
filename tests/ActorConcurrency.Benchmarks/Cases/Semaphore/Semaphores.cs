using System.Threading.RateLimiting;

namespace ActorConcurrency.Benchmarks;

internal sealed class OurSemaphore : SemaphoreContender
{
    private readonly ActorSemaphore _semaphore;
    private IPermit? _taken;

    public OurSemaphore() => _semaphore = Own(ActorSemaphore.Start(Own(new Arena()).System, new SemaphoreSettings { Initial = 1 }));

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            using var permit = await _semaphore.AcquireAsync();
            Inside++;
        }
    }

    public override async Task TakeAsync() => _taken = await _semaphore.AcquireAsync();

    public override async Task GiveAsync() => await _taken!.DisposeAsync();

    public override async Task CheckAsync(int operations)
    {
        await base.CheckAsync(operations);
        WrongResultException.ThrowUnless(1, (await _semaphore.SnapshotAsync()).Available, "permits left");
    }
}

internal sealed class SlimSemaphore : SemaphoreContender
{
    private readonly SemaphoreSlim _semaphore = new(1);

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _semaphore.WaitAsync();
            Inside++;
            _semaphore.Release();
        }
    }

    public override Task TakeAsync() => _semaphore.WaitAsync();

    public override Task GiveAsync() => Task.FromResult(_semaphore.Release());
}

/// <summary>A lock, for the uncontended case only: it belongs to a thread, and so cannot be held across an <c>await</c>.</summary>
internal sealed class LockedSection : SemaphoreContender
{
    private readonly Lock _lock = new();

    public override Task LoopAsync(int times)
    {
        for (; times > 0; times--)
            lock (_lock)
                Inside++;
        return Task.CompletedTask;
    }

    public override Task TakeAsync() => throw new NotSupportedException();

    public override Task GiveAsync() => throw new NotSupportedException();
}

internal sealed class LimiterSemaphore : SemaphoreContender
{
    private readonly ConcurrencyLimiter _limiter;
    private RateLimitLease? _taken;

    public LimiterSemaphore() => _limiter = Own(new ConcurrencyLimiter(new() { PermitLimit = 1, QueueLimit = int.MaxValue }));

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            using var lease = await _limiter.AcquireAsync();
            Inside++;
        }
    }

    public override async Task TakeAsync() => _taken = await _limiter.AcquireAsync();

    public override Task GiveAsync()
    {
        _taken!.Dispose();
        return Task.CompletedTask;
    }
}
