using System.Collections.Concurrent;

namespace ActorConcurrency;

/// <summary>
/// Things to use again. Each thread finds one of them near, in a place that it shares with few others, which costs an exchange; the rest lie in
/// a queue. Thread-safe: the exchange and the queue order what one thread wrote before it gave a thing back before what the taker reads.
/// </summary>
internal sealed class Spares<T> where T : class
{
    private const int Places = 8;
    private readonly T?[] _near = new T?[Places];
    private readonly ConcurrentQueue<T> _others = new();

    private static int Place => Environment.CurrentManagedThreadId % Places;

    public T? Take()
    {
        ref var near = ref _near[Place];
        if (Volatile.Read(ref near) is not null && Interlocked.Exchange(ref near, null) is { } spare) return spare;
        return _others.TryDequeue(out var other) ? other : null;
    }

    public void GiveBack(T spare)
    {
        ref var near = ref _near[Place];
        if (Volatile.Read(ref near) is not null || Interlocked.CompareExchange(ref near, spare, null) is not null) _others.Enqueue(spare);
    }
}
