namespace Akka.Dispatch.Workers;

/// <summary>
/// A worker's bounded local queue: the owner appends, anybody takes the oldest. First in, first out.
/// </summary>
/// <remarks>
/// Slot i is written by the owner before _tail passes it (release) and read by a taker after it has seen that _tail
/// (acquire). A taker reads the slot first and then claims it by moving _head; the owner overwrites a slot only after _head
/// has passed it, in which case the taker's compare-and-swap fails and what it read is thrown away.
/// </remarks>
internal sealed class WorkQueue
{
    private const int Capacity = 256;
    private const int Mask = Capacity - 1;

    private readonly IRunnable?[] _slots = new IRunnable?[Capacity];
    private int _head;
    private int _tail;

    public bool IsEmpty => Volatile.Read(ref _head) == Volatile.Read(ref _tail);

    /// <summary>Appends. Owner only. Gives false when it is full.</summary>
    public bool TryPush(IRunnable work)
    {
        var tail = _tail;
        if (tail - Volatile.Read(ref _head) >= Capacity) return false;
        _slots[tail & Mask] = work;
        Volatile.Write(ref _tail, tail + 1);
        return true;
    }

    /// <summary>Takes the oldest. Any thread.</summary>
    public IRunnable? TryTake()
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            if (head == Volatile.Read(ref _tail)) return null;
            var work = Volatile.Read(ref _slots[head & Mask]);
            if (Interlocked.CompareExchange(ref _head, head + 1, head) == head) return work;
        }
    }
}
