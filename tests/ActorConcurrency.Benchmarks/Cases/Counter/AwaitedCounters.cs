using Proto;

namespace ActorConcurrency.Benchmarks;

internal sealed class OurAwaitedCounter : SequentialContender
{
    private readonly ActorCounter _counter;

    public OurAwaitedCounter() => _counter = Own(ActorCounter.Start(Own(new Arena()).System, new CounterSettings()));

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--) await _counter.IncrementAsync();
    }

    protected override ValueTask<long> CountAsync() => _counter.ValueAsync();
}

/// <summary>A variable that is changed inside a critical section.</summary>
internal abstract class GuardedCounter : SequentialContender
{
    protected long Value { get; set; }

    protected override ValueTask<long> CountAsync() => new(Value);
}

internal sealed class SlimCounter : GuardedCounter
{
    private readonly SemaphoreSlim _semaphore = new(1);

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _semaphore.WaitAsync();
            Value++;
            _semaphore.Release();
        }
    }
}

internal sealed class LockedSequence : GuardedCounter
{
    private readonly Lock _lock = new();

    public override Task LoopAsync(int times)
    {
        for (; times > 0; times--)
            lock (_lock)
                Value++;
        return Task.CompletedTask;
    }
}

internal sealed class NitoCounter : GuardedCounter
{
    private readonly Nito.AsyncEx.AsyncLock _lock = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
            using (await _lock.LockAsync())
                Value++;
    }
}

internal sealed class DotNextGuardedCounter : GuardedCounter
{
    private readonly DotNext.Threading.AsyncExclusiveLock _lock = new();

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            await _lock.AcquireAsync();
            Value++;
            _lock.Release();
        }
    }
}

internal sealed class InterlockedSequence : SequentialContender
{
    private long _value;

    public override Task LoopAsync(int times)
    {
        for (; times > 0; times--) Interlocked.Increment(ref _value);
        return Task.CompletedTask;
    }

    protected override ValueTask<long> CountAsync() => new(Interlocked.Read(ref _value));
}

internal sealed class ProtoAwaitedCounter : SequentialContender
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoAwaitedCounter()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new ProtoCounterActor()));
    }

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--) await _root.RequestAsync<long>(_actor, ProtoCounterActor.Increment);
    }

    protected override async ValueTask<long> CountAsync() => await _root.RequestAsync<long>(_actor, ProtoCounterActor.Get);
}
