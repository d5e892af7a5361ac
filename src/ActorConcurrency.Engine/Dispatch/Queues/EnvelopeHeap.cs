using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>A binary heap of envelopes: lowest priority first, equal ones in order of arrival. Not thread-safe.</summary>
internal sealed class EnvelopeHeap(int initialCapacity)
{
    private Slot[] _slots = new Slot[Math.Max(initialCapacity, 4)];
    private long _arrivals;

    private readonly record struct Slot(int Priority, long Arrival, Envelope Envelope)
    {
        public bool ComesBefore(in Slot other) =>
            Priority < other.Priority || (Priority == other.Priority && Arrival < other.Arrival);
    }

    public int Count { get; private set; }

    public void Push(int priority, Envelope envelope)
    {
        if (Count == _slots.Length) Array.Resize(ref _slots, Count * 2);
        var slot = new Slot(priority, _arrivals++, envelope);
        var at = Count++;
        while (at > 0 && slot.ComesBefore(_slots[(at - 1) / 2]))
        {
            _slots[at] = _slots[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _slots[at] = slot;
    }

    public bool TryPop(out Envelope envelope)
    {
        if (Count == 0)
        {
            envelope = default;
            return false;
        }

        envelope = _slots[0].Envelope;
        var last = _slots[--Count];
        _slots[Count] = default;
        if (Count > 0) SiftDown(last);
        return true;
    }

    private void SiftDown(in Slot slot)
    {
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= Count) break;
            if (child + 1 < Count && _slots[child + 1].ComesBefore(_slots[child])) child++;
            if (!_slots[child].ComesBefore(slot)) break;
            _slots[at] = _slots[child];
            at = child;
        }

        _slots[at] = slot;
    }
}
