using System.Numerics;

namespace Akka.Actor;

/// <summary>One level of a <see cref="TimingWheel"/>: two blocks of slots, each slot a ring of timers in the order of their adding.</summary>
internal sealed class WheelLevel
{
    public const int DigitBits = 6;
    public const int SlotsPerBlock = 1 << DigitBits;
    public const int SlotsPerLevel = 2 * SlotsPerBlock;

    private readonly WheelTimer?[] _heads = new WheelTimer?[SlotsPerLevel];
    private readonly int[] _counts = new int[SlotsPerLevel];
    private readonly long[] _earliestDue = new long[SlotsPerLevel];
    private readonly ulong[] _occupied = new ulong[2];

    public bool IsEmpty => (_occupied[0] | _occupied[1]) == 0;

    public bool HasIn(int block) => _occupied[block] != 0;

    public int CountOf(int slot) => _counts[slot];

    public WheelTimer? FirstOf(int slot) => _heads[slot];

    /// <summary>A tick that no timer of a block that has some is due before; exact unless timers were removed.</summary>
    public long EarliestOf(int block) => _earliestDue[(block << DigitBits) | BitOperations.TrailingZeroCount(_occupied[block])];

    public void Append(WheelTimer timer, int slot)
    {
        _counts[slot]++;
        if (_heads[slot] is { } head)
        {
            timer.InsertBefore(head);
            _earliestDue[slot] = Math.Min(_earliestDue[slot], timer.Due);
            return;
        }

        timer.Next = timer.Previous = timer;
        _heads[slot] = timer;
        _earliestDue[slot] = timer.Due;
        _occupied[slot >> DigitBits] |= 1UL << slot;
    }

    public void Remove(WheelTimer timer, int slot)
    {
        if (--_counts[slot] == 0) Clear(slot);
        else if (ReferenceEquals(_heads[slot], timer)) _heads[slot] = timer.Next;
        timer.RemoveFromRing();
    }

    /// <summary>Cuts the first timers out of a slot that has at least so many.</summary>
    /// <returns>The first of them, linked to the others by <see cref="WheelTimer.Next"/>.</returns>
    public WheelTimer Cut(int slot, int count)
    {
        var first = _heads[slot]!;
        if ((_counts[slot] -= count) == 0)
        {
            Clear(slot);
            return first;
        }

        var rest = first;
        for (var i = 0; i < count; i++) rest = rest.Next!;
        rest.Previous = first.Previous;
        first.Previous!.Next = rest;
        _heads[slot] = rest;
        return first;
    }

    private void Clear(int slot)
    {
        _heads[slot] = null;
        _occupied[slot >> DigitBits] &= ~(1UL << slot);
    }
}
