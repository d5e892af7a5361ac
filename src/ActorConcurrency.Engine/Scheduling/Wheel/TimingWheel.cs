using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akka.Actor;

/// <summary>
/// A hierarchical timing wheel: timers in the order of their due ticks, with O(1) add and remove. Knows no clock and no
/// thread; its owner says what tick it is. (Varghese and Lauck, 1987, with one occupancy bit per slot.)
/// </summary>
/// <remarks>
/// <para>
/// Level L holds 64 slots of 64^L ticks each. A timer lies on the level of the highest base-64 digit in which its due tick
/// differs from <see cref="Now"/>, in the slot of that digit. So all timers of a level come before all of the next, and on a
/// level the lowest occupied slot comes first: the next timer is two bit scans away, however far it is.
/// </para>
/// <para>
/// When <see cref="Now"/> enters a slot above level 0, its timers move down. Timers with equal due ticks always share a
/// slot, so they expire in the order in which they were added. Eleven levels span every non-negative <see cref="long"/>.
/// </para>
/// </remarks>
internal sealed class TimingWheel
{
    private const int DigitBits = 6;
    private const int SlotsPerLevel = 1 << DigitBits;
    private const int LevelCount = (63 + DigitBits - 1) / DigitBits;

    private readonly Level?[] _levels = new Level?[LevelCount];
    private uint _occupiedLevels;

    /// <summary>The current tick: no timer before it is left.</summary>
    public long Now { get; private set; }

    /// <summary>How many timers there are.</summary>
    public int Count { get; private set; }

    /// <summary>A tick that no timer is due before; <see cref="long.MaxValue"/> if there is no timer. Exact unless timers were removed.</summary>
    public long EarliestDue
    {
        get
        {
            if (_occupiedLevels == 0) return long.MaxValue;
            var level = _levels[LowestLevel]!;
            return level.EarliestDue[BitOperations.TrailingZeroCount(level.Occupied)];
        }
    }

    private int LowestLevel => BitOperations.TrailingZeroCount(_occupiedLevels);

    /// <summary>Adds a timer that is in no wheel. One that is overdue is due now.</summary>
    public void Add(WheelTimer timer, long due)
    {
        timer.Due = Math.Max(due, Now);
        Count++;
        Link(timer);
    }

    /// <summary>Removes a timer, if it is here.</summary>
    public void Remove(WheelTimer timer)
    {
        if (timer.Slot < 0) return;
        Count--;
        Unlink(timer);
    }

    /// <summary>
    /// Takes out the first timer that is due at <paramref name="now"/>, and moves <see cref="Now"/> to its tick; without one,
    /// moves <see cref="Now"/> to <paramref name="now"/>. Timers may be added and removed between calls.
    /// </summary>
    public WheelTimer? Expire(long now)
    {
        while (_occupiedLevels != 0)
        {
            var number = LowestLevel;
            var level = _levels[number]!;
            var slot = BitOperations.TrailingZeroCount(level.Occupied);
            var start = SlotStart(number, slot);
            if (start > now) break;

            // The slots passed over are empty, so every other timer keeps its level and its slot.
            Now = Math.Max(Now, start);
            if (number == 0) return TakeFirst(level.Heads[slot]!);
            MoveDown(level, number, slot);
        }

        Now = Math.Max(Now, now);
        return null;
    }

    private WheelTimer TakeFirst(WheelTimer timer)
    {
        Remove(timer);
        return timer;
    }

    private void MoveDown(Level level, int number, int slot)
    {
        var timer = level.Heads[slot]!;
        var last = timer.Previous!;
        level.Heads[slot] = null;
        SetOccupied(level, number, level.Occupied & ~(1UL << slot));

        while (true)
        {
            var next = timer.Next!;
            Link(timer);
            if (ReferenceEquals(timer, last)) return;
            timer = next;
        }
    }

    private void Link(WheelTimer timer)
    {
        var number = LevelOf(timer.Due ^ Now);
        var slot = (int)(timer.Due >> (number * DigitBits)) & (SlotsPerLevel - 1);
        var level = _levels[number] ??= new Level();
        timer.Slot = (number << DigitBits) | slot;

        if (level.Heads[slot] is { } head)
        {
            timer.InsertBefore(head);
            level.EarliestDue[slot] = Math.Min(level.EarliestDue[slot], timer.Due);
            return;
        }

        timer.Next = timer.Previous = timer;
        level.Heads[slot] = timer;
        level.EarliestDue[slot] = timer.Due;
        SetOccupied(level, number, level.Occupied | (1UL << slot));
    }

    private void Unlink(WheelTimer timer)
    {
        var number = timer.Slot >> DigitBits;
        var slot = timer.Slot & (SlotsPerLevel - 1);
        var level = _levels[number]!;

        if (ReferenceEquals(timer.Next, timer))
        {
            level.Heads[slot] = null;
            SetOccupied(level, number, level.Occupied & ~(1UL << slot));
        }
        else if (ReferenceEquals(level.Heads[slot], timer))
        {
            level.Heads[slot] = timer.Next;
        }

        timer.RemoveFromRing();
        timer.Slot = -1;
    }

    private void SetOccupied(Level level, int number, ulong occupied)
    {
        level.Occupied = occupied;
        var bit = 1u << number;
        _occupiedLevels = occupied == 0 ? _occupiedLevels & ~bit : _occupiedLevels | bit;
    }

    private long SlotStart(int number, int slot)
    {
        var shift = number * DigitBits;
        // Shifting in two steps: the topmost level's own width is 66 bits, and C# would shift by 66 modulo 64.
        var above = (Now >> shift >> DigitBits) << DigitBits;
        return (above | (uint)slot) << shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LevelOf(long difference) => BitOperations.Log2((ulong)difference | 1) / DigitBits;

    private sealed class Level
    {
        public readonly WheelTimer?[] Heads = new WheelTimer?[SlotsPerLevel];
        public readonly long[] EarliestDue = new long[SlotsPerLevel];
        public ulong Occupied;
    }
}
