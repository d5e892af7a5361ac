using System.Collections.Concurrent;

namespace ActorConcurrency;

/// <summary>
/// Things to use again. One of them lies in a place of its own, which costs an exchange; the others in a queue, first in, first out.
/// Thread-safe: the exchange and the queue order what one thread wrote before it gave a thing back before what the taker reads.
/// </summary>
internal sealed class Spares<T> where T : class
{
    private readonly ConcurrentQueue<T> _others = new();
    private T? _nearest;

    public T? Take()
    {
        if (Volatile.Read(ref _nearest) is not null && Interlocked.Exchange(ref _nearest, null) is { } nearest) return nearest;
        return _others.TryDequeue(out var other) ? other : null;
    }

    public void GiveBack(T spare)
    {
        if (Volatile.Read(ref _nearest) is not null || Interlocked.CompareExchange(ref _nearest, spare, null) is not null) _others.Enqueue(spare);
    }
}
