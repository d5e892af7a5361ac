using System.Collections.Concurrent;
using System.Numerics;

namespace ActorConcurrency;

/// <summary>The operations of one handle that wait for an answer: finds an operation by its number without a lock or an allocation.</summary>
/// <remarks>
/// <para>A number is (generation, slot). The slot is freed when the operation is decided, not when the caller takes the result, so a
/// result that nobody takes costs no slot. Slots are used again, and each use has the next generation: an answer would have to be
/// 2^37 uses of its slot late to be mistaken for another.</para>
/// <para>Memory order: a dequeued slot belongs to one thread alone until it is freed again; the queue orders those two. The slot's
/// reference is published after <see cref="PendingOperation.Start"/>, so that a reader finds a started operation or none; a reader
/// who finds the operation of a later use is turned away by the number in its word.</para>
/// <para>An operation that is decided and does not leave keeps its slot, and enters it again. Only whoever takes the result at once may do so;
/// the pool of spare calls then orders this use and the next.</para>
/// </remarks>
internal sealed class InFlight
{
    private const int SlotBits = 24;
    private const int FirstSegmentBits = 5;
    private const long GenerationMask = (1L << 37) - 1;

    // Segment k holds 32·2^k slots and never moves, so that a slot can be used while the table grows.
    private readonly Slot[]?[] _segments = new Slot[SlotBits - FirstSegmentBits][];
    private readonly ConcurrentQueue<int> _free = new();
    private readonly Lock _growing = new();
    private int _count;

    /// <summary>Starts <paramref name="operation"/> under a new number and makes it findable.</summary>
    /// <remarks>Ends in a full fence: what the caller reads next (has the service died?) is read after the operation can be found.</remarks>
    public long Enter(PendingOperation operation)
    {
        var index = IndexOf(operation.Number);
        if (Find(operation.Number) != operation)
            while (!_free.TryDequeue(out index)) Grow();
        ref var slot = ref At(index);
        slot.Generation = (slot.Generation + 1) & GenerationMask;
        var number = (slot.Generation << SlotBits) | (long)index;
        operation.Start(number);
        if (slot.Operation != operation) Volatile.Write(ref slot.Operation, operation);
        Interlocked.MemoryBarrier();
        return number;
    }

    /// <summary>The operation in the number's slot, which may by now be another's; null if the slot is free or was never used.</summary>
    public PendingOperation? Find(long number)
    {
        var index = IndexOf(number);
        return index < Volatile.Read(ref _count) ? Volatile.Read(ref At(index).Operation) : null;
    }

    /// <summary>Frees the number's slot. Only whoever decided the operation may do so, once.</summary>
    public void Leave(long number)
    {
        var index = IndexOf(number);
        Volatile.Write(ref At(index).Operation, null);
        _free.Enqueue(index);
    }

    /// <summary>Every operation that is in flight from the beginning of the walk to its end; of the others any that is in flight during it.</summary>
    public IEnumerable<PendingOperation> All()
    {
        var count = Volatile.Read(ref _count);
        for (var index = 0; index < count; index++)
            if (Volatile.Read(ref At(index).Operation) is { IsInFlight: true } operation)
                yield return operation;
    }

    private static int IndexOf(long number) => (int)(number & ((1 << SlotBits) - 1));

    private ref Slot At(int index)
    {
        var place = index + (1 << FirstSegmentBits);
        var segment = BitOperations.Log2((uint)place) - FirstSegmentBits;
        return ref _segments[segment]![place - (1 << (segment + FirstSegmentBits))];
    }

    private void Grow()
    {
        lock (_growing)
        {
            if (!_free.IsEmpty) return;
            var segment = BitOperations.Log2((uint)(_count + (1 << FirstSegmentBits))) - FirstSegmentBits;
            if (segment == _segments.Length)
                throw new InvalidOperationException($"{_count} requests of one handle are waiting. Bound the load, or use several handles.");
            var size = 1 << (segment + FirstSegmentBits);
            _segments[segment] = new Slot[size];
            // Released before the slots can be dequeued or found: the segment is there for whoever sees the count.
            Volatile.Write(ref _count, _count + size);
            for (var index = _count - size; index < _count; index++) _free.Enqueue(index);
        }
    }

    private struct Slot
    {
        public PendingOperation? Operation;
        public long Generation;
    }
}
