using System.Threading.RateLimiting;

namespace ActorConcurrency.Benchmarks;

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
