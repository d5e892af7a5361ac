using System.Numerics;
using System.Runtime.CompilerServices;

namespace Akka.Actor;

/// <summary>
/// A hierarchical timing wheel: timers in the order of their due ticks, with O(1) add and remove. Knows no clock and no
/// thread; its owner says what tick it is. (Varghese and Lauck, 1987, with one occupancy bit per slot, and without the bursts.)
/// </summary>
/// <remarks>
/// <para>
/// A slot of level L is 64^L ticks long; 64 of them make a block, which is one slot of level L + 1. A level has the block
/// that <see cref="Now"/> is in, and the next one. A timer lies on the level of the highest base-64 digit in which its due tick
/// differs from <see cref="Now"/>, or lower. So all timers of a level's present block come before those of its next block and
/// those of higher levels, and in a block the lowest occupied slot comes first: the next timer is a few bit scans away,
/// however far it is.
/// </para>
/// <para>
/// When <see cref="Now"/> enters a slot above level 0, its timers must have moved down. A slot may hold hundreds of thousands,
/// and moving them all at that moment would make what is due meanwhile late. So with each tick that is stopped at a share of the next
/// slot moves into the next block of the level below, which makes both ends meet when the slot is entered. Over ticks at which nothing is
/// due nobody stops: then what is left moves when the slot is entered.
/// </para>
/// <para>
/// Timers with equal due ticks expire in the order in which they were added. Timers move from the front of a slot, and are
/// appended; and a new timer is put below the next slot only once that one is empty. So of two that lie on different levels the
/// lower was added first, and the slots that are entered are emptied from the lowest level upwards.
/// </para>
/// <para>Eleven levels span every non-negative <see cref="long"/>.</para>
/// </remarks>
internal sealed class TimingWheel
{
    private const int DigitBits = WheelLevel.DigitBits;
    private const int LevelCount = (63 + DigitBits - 1) / DigitBits;
    private const int SlotBits = DigitBits + 1;

    private readonly WheelLevel?[] _levels = new WheelLevel?[LevelCount];
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
            var earliest = long.MaxValue;
            for (var levels = _occupiedLevels; levels != 0; levels &= levels - 1)
            {
                var number = BitOperations.TrailingZeroCount(levels);
                var level = _levels[number]!;
                var block = BlockOf(Now, number);
                if (level.HasIn(block)) return Math.Min(earliest, level.EarliestOf(block));
                // Timers of the same ticks may lie in the next slot of a higher level.
                earliest = Math.Min(earliest, level.EarliestOf(block ^ 1));
            }

            return earliest;
        }
    }

    /// <summary>Adds a timer that is in no wheel. One that is overdue is due now.</summary>
    public void Add(WheelTimer timer, long due)
    {
        timer.Due = Math.Max(due, Now);
        Count++;
        Link(timer, LevelCount - 1);
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
        while (Count > 0)
        {
            if (_levels[0]?.FirstOf(SlotOf(Now, 0)) is { } timer)
            {
                Remove(timer);
                return timer;
            }

            var earliest = EarliestDue;
            if (earliest > now) break;
            Advance(earliest);
        }

        if (now > Now) Advance(now);
        return null;
    }

    private void Advance(long tick)
    {
        // No timer is due before the tick, so no slot that is passed over holds one; those entered are emptied, the lowest first.
        var crosses = (tick ^ Now) >= WheelLevel.SlotsPerBlock;
        Now = tick;
        for (var levels = crosses ? _occupiedLevels & ~1u : 0; levels != 0; levels &= levels - 1)
        {
            var number = BitOperations.TrailingZeroCount(levels);
            MoveDown(number, SlotOf(tick, number), 1);
        }

        for (var levels = _occupiedLevels & ~1u; levels != 0; levels &= levels - 1)
            MoveShareOfNext(BitOperations.TrailingZeroCount(levels));
    }

    private void MoveShareOfNext(int number)
    {
        var shift = number * DigitBits;
        var next = (int)((Now >> shift) + 1) & (WheelLevel.SlotsPerLevel - 1);
        MoveDown(number, next, (1L << shift) - (Now & ((1L << shift) - 1)));
    }

    // Moves what is a tick's share if as many ticks are left; with one left, all.
    private void MoveDown(int number, int slot, long ticksLeft)
    {
        var level = _levels[number]!;
        var count = (int)((level.CountOf(slot) + ticksLeft - 1) / ticksLeft);
        if (count == 0) return;
        var timer = level.Cut(slot, count);
        MarkIfEmpty(level, number);
        for (; count > 0; count--)
        {
            var next = timer.Next!;
            Link(timer, number - 1);
            timer = next;
        }
    }

    private void Link(WheelTimer timer, int highest)
    {
        var number = LevelFor(timer.Due, highest);
        var slot = SlotOf(timer.Due, number);
        timer.Slot = (short)((number << SlotBits) | slot);
        (_levels[number] ??= new WheelLevel()).Append(timer, slot);
        _occupiedLevels |= 1u << number;
    }

    private int LevelFor(long due, int highest)
    {
        var number = Math.Min(BitOperations.Log2((ulong)(due ^ Now) | 1) / DigitBits, highest);
        while (number > 0 && IsInNextSlot(due, number) && _levels[number]?.FirstOf(SlotOf(due, number)) is null) number--;
        return number;
    }

    private bool IsInNextSlot(long due, int number) => (due >> (number * DigitBits)) - (Now >> (number * DigitBits)) == 1;

    private void Unlink(WheelTimer timer)
    {
        var number = timer.Slot >> SlotBits;
        var level = _levels[number]!;
        level.Remove(timer, timer.Slot & (WheelLevel.SlotsPerLevel - 1));
        MarkIfEmpty(level, number);
        timer.Slot = -1;
    }

    private void MarkIfEmpty(WheelLevel level, int number)
    {
        if (level.IsEmpty) _occupiedLevels &= ~(1u << number);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(long tick, int number) => (int)(tick >> (number * DigitBits)) & (WheelLevel.SlotsPerLevel - 1);

    private static int BlockOf(long tick, int number) => SlotOf(tick, number) >> DigitBits;
}
