using Proto;

namespace ActorConcurrency.Benchmarks;

/// <summary>Eight threads add; whether it was added is known at the end only.</summary>
internal abstract class FireAndForgetCounter() : ThreadedContender(Threads)
{
    private const int Threads = 8;

    // The value is asked for behind the last increment.
    protected override async Task HandledAsync() => await CountAsync();
}

internal sealed class OurCounter : FireAndForgetCounter
{
    private readonly ActorCounter _counter;

    public OurCounter() => _counter = Own(ActorCounter.Start(Own(new Arena()).System, new CounterSettings()));

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _counter.Increment();
    }

    protected override ValueTask<long> CountAsync() => _counter.ValueAsync();
}

internal sealed class LockedCounter : FireAndForgetCounter
{
    private readonly Lock _lock = new();
    private long _value;

    protected override void Produce(int times)
    {
        for (; times > 0; times--)
            lock (_lock)
                _value++;
    }

    protected override ValueTask<long> CountAsync() => new(_value);
}

internal sealed class InterlockedCounter : FireAndForgetCounter
{
    private long _value;

    protected override void Produce(int times)
    {
        for (; times > 0; times--) Interlocked.Increment(ref _value);
    }

    protected override ValueTask<long> CountAsync() => new(Interlocked.Read(ref _value));
}

internal sealed class DotNextCounter : FireAndForgetCounter
{
    private readonly DotNext.Threading.AsyncCounter _counter = new(0);

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _counter.Increment();
    }

    protected override ValueTask<long> CountAsync() => new(_counter.Value);
}

internal sealed class ProtoCounter : FireAndForgetCounter
{
    private readonly IRootContext _root;
    private readonly PID _actor;

    public ProtoCounter()
    {
        var arena = Own(new ProtoArena());
        (_root, _actor) = (arena.Root, arena.Spawn(() => new ProtoCounterActor()));
    }

    protected override void Produce(int times)
    {
        for (; times > 0; times--) _root.Send(_actor, ProtoCounterActor.Increment);
    }

    protected override async ValueTask<long> CountAsync() => await _root.RequestAsync<long>(_actor, ProtoCounterActor.Get);
}
